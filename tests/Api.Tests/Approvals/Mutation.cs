using System.Text;
using HotDash.Domain;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A mutation, and who may use it: the table of roles in docs/domain.md.</summary>
/// <param name="Name">Its field.</param>
/// <param name="Roles">Who may.</param>
/// <param name="Input">Its input but for the id: good enough to be looked at.</param>
/// <param name="ById">Whether it is about one approval, by id.</param>
public sealed record Mutation(string Name, Role[] Roles, string Input = "", bool ById = true)
{
    /// <summary>The document; the payload in full, as far as it is the same for all.</summary>
    public string Document(string id) =>
        $"mutation {{ {Name}(input: {{{(ById ? $"id: \"{id}\"" : "")} {Input}}}) "
        + $"{{ {Answered} {{ id }} replayed "
        + "errors { __typename code message path nextStep } } }";

    public override string ToString() => Name;

    private string Answered =>
        Name.EndsWith("Effects", StringComparison.Ordinal) ? "queue"
        : Name.EndsWith("ApiKey", StringComparison.Ordinal) ? "apiKey"
        : "approval";

    /// <summary>An approval's id as clients hold it, whether there is one or not.</summary>
    public static string IdOf(string key, string type = "Approval") =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>An id of which there is none.</summary>
    public static string NoId { get; } = IdOf("approval-01900000-0000-7000-8000-000000000000");

    private static readonly Role[] Draft = [Role.Agent, Role.Operator, Role.Manager, Role.Admin];
    private static readonly Role[] Review = [Role.Operator, Role.Manager, Role.Admin];
    private static readonly Role[] Manage = [Role.Manager, Role.Admin];

    private const string Content =
        "draft: {summary: \"s\", kind: MISC, actions: [{tool: \"product.burn\", arguments: {}}]}";

    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("draftApproval", Draft, Content, ById: false),
        new("submitApproval", Draft),
        new("editApproval", Draft, "expectedRevision: 1, summary: \"s\""),
        new("withdrawApproval", Draft),
        new("recordLesson", Draft, "lesson: \"l\""),
        new("validateApproval", Review),
        new("claimApproval", Review),
        new("releaseApproval", Review),
        new("approve", Review, $"expectedRevision: 1, payloadDigest: \"{Digest}\""),
        new("reject", Review, "expectedRevision: 1, reasonCode: OTHER, reason: \"r\""),
        new("requestChanges", Review, "expectedRevision: 1, note: \"n\""),
        new("undoApproval", Review, "reason: \"r\""),
        new("recordOutcome", Review, "measuredEffect: \"m\""),
        new("extendExpiry", Manage, "expiresAt: \"2126-01-01T00:00:00Z\", reason: \"r\""),
        new("escalateApproval", Manage, "reason: \"r\""),
        new("retryApproval", Manage, "reason: \"r\""),
        new("settleAction", Manage, "actionId: \"a1\", outcome: DONE, reason: \"r\""),
        new("rollBackApproval", Manage, "reason: \"r\""),
        new("holdEffects", Manage, "reason: \" \"", ById: false),
        new("releaseEffects", Manage, ById: false),
        new("issueApiKey", [Role.Admin], "agent: \"nobody\", name: \"n\"", ById: false),
        new("revokeApiKey", [Role.Admin], $"id: \"{IdOf("api-key-0", "ApiKey")}\"", ById: false),
    ];
}
