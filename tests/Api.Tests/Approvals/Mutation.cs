using System.Text;
using HotDash.Api.Tests.Approvals.Roles;
using HotDash.Domain;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A mutation, and the words of docs/domain.md for what it does.</summary>
/// <param name="Name">Its field.</param>
/// <param name="Words">What it does, as the table of roles says it.</param>
/// <param name="Input">Its input but for the id: good enough to be looked at.</param>
/// <param name="ById">Whether it is about one approval, by id.</param>
public sealed record Mutation(string Name, string[] Words, string Input = "", bool ById = true)
{
    /// <summary>Who may use it, as docs/domain.md says.</summary>
    public IReadOnlySet<Role> Roles { get; } = Words.SelectMany(x => DomainDocument.May[x].Keys).ToHashSet();

    /// <summary>The document; the payload in full, as far as it is the same for all.</summary>
    public string Document(string id) =>
        $"mutation {{ {Name}(input: {{{(ById ? $"id: \"{id}\"" : "")} {Input}}}) "
        + $"{{ {Shown} replayed errors {{ __typename code message path nextStep }} }} }}";

    public override string ToString() => Name;

    /// <summary>An id as clients hold it, whether there is such a thing or not.</summary>
    public static string IdOf(string key, string type = "Approval") =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>An id of which there is none.</summary>
    public static string NoId { get; } = IdOf("approval-01900000-0000-7000-8000-000000000000");

    private string Shown =>
        Name is "eraseSubject" or "setLegalHold" ? "subject"
        : Name == "revokeTrust" ? "agent { id }"
        : Name == "decideApprovals" ? "items { approval { id } }"
        : Name.EndsWith("Effects", StringComparison.Ordinal) ? "queue { id }"
        : Name.EndsWith("ApiKey", StringComparison.Ordinal) ? "apiKey { id }"
        : Name.EndsWith("Policy", StringComparison.Ordinal) ? "policy { id }"
        : Name is "reorderTiles" or "moveTile" or "setTileVisibility" ? "dashboard { id }"
        : Name.Contains("Tile", StringComparison.Ordinal) ? "tile { id }"
        : Name == "updateNotificationPreferences" ? "notificationPreferences { id }"
        : Name.Contains("Notification", StringComparison.Ordinal) ? "notifications { id }"
        : Name.Contains("Member", StringComparison.Ordinal) ? "member { id }"
        : Name.EndsWith("Preferences", StringComparison.Ordinal) ? "preferences { id }"
        : Name.EndsWith("Onboarding", StringComparison.Ordinal) ? "onboarding { id }"
        : "approval { id }";

    private const string Content =
        "draft: {summary: \"s\", kind: MISC, actions: [{tool: \"product.burn\", arguments: {}}]}";

    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly string Nobody = $"id: \"{IdOf("nobody", "Member")}\"";

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("draftApproval", ["draft"], Content, ById: false),
        new("submitApproval", ["submit"]),
        new("editApproval", ["edit own", "edit in review"], "expectedRevision: 1, summary: \"s\""),
        new("withdrawApproval", ["withdraw own", "withdraw what failed"]),
        new("recordLesson", ["record lessons"], "lesson: \"l\""),
        new("validateApproval", ["validate again"]),
        new("claimApproval", ["claim"]),
        new("releaseApproval", ["release"]),
        new("approve", ["approve"], $"expectedRevision: 1, payloadDigest: \"{Digest}\""),
        new("reject", ["reject"], "expectedRevision: 1, reasonCode: OTHER, reason: \"r\""),
        new("requestChanges", ["request changes"], "expectedRevision: 1, note: \"n\""),
        new("decideApprovals", ["approve", "reject", "request changes"], "items: [], mode: ATOMIC", ById: false),
        new("undoApproval", ["undo own decision", "undo any"], "reason: \"r\""),
        new("recordOutcome", ["record outcome"], "measuredEffect: \"m\""),
        new("extendExpiry", ["extend"], "expiresAt: \"2126-01-01T00:00:00Z\", reason: \"r\""),
        new("escalateApproval", ["escalate"], "reason: \"r\""),
        new("retryApproval", ["retry"], "reason: \"r\""),
        new("settleAction", ["settle UNKNOWN"], "actionId: \"a1\", outcome: DONE, reason: \"r\""),
        new("rollBackApproval", ["roll back"], "reason: \"r\""),
        new(
            "recordTileSnapshot",
            ["record tile snapshots"],
            "tile: {failed: {tile: CEO_AGENT, message: \"m\"}}",
            ById: false
        ),
        new("decideTile", ["decide on tiles"], "tile: AOV, decision: NO_ACTION", ById: false),
        new("holdEffects", ["hold effects"], "reason: \" \"", ById: false),
        new("releaseEffects", ["hold effects"], ById: false),
        new("plantCheckItem", ["plant check items"], $"agent: \"nobody\", {Content}", ById: false),
        new("revokeTrust", ["policies"], "agent: \"nobody\", reason: \"r\"", ById: false),
        new("inviteMember", ["members"], "name: \"n\", roles: []", ById: false),
        new("changeMemberRoles", ["members"], $"{Nobody}, roles: [VIEWER]", ById: false),
        new("removeMember", ["members"], Nobody, ById: false),
        new("eraseSubject", ["erase a subject"], "subject: \" \"", ById: false),
        new("setLegalHold", ["legal hold"], "subject: \"nobody\", held: true, reason: \" \"", ById: false),
        new("issueApiKey", ["API keys"], "agent: \"nobody\", name: \"n\"", ById: false),
        new("setApprovalPolicy", ["policies"], "highQuantity: -1", ById: false),
        new("revokeApiKey", ["API keys"], $"id: \"{IdOf("api-key-0", "ApiKey")}\"", ById: false),
        new("reorderTiles", ["own layout"], "tiles: []", ById: false),
        new("moveTile", ["own layout"], "tile: AOV, before: AOV", ById: false),
        new("setTileVisibility", ["own layout"], "tile: AOV, visible: true", ById: false),
        new("updatePreferences", ["preferences"], ById: false),
        new("resetPreferences", ["preferences"], ById: false),
        new("advanceOnboarding", ["onboarding"], "move: RESTART", ById: false),
        new(
            "updateNotificationPreferences",
            ["preferences"],
            "quietHours: {on: true, from: \"22:00\", until: \"22:00\"}",
            ById: false
        ),
        new("markNotificationsRead", ["notifications"], "ids: []", ById: false),
        new("dismissNotification", ["notifications"], $"id: \"{IdOf("0", "Notification")}\"", ById: false),
        new("archiveNotifications", ["notifications"], "ids: []", ById: false),
    ];
}
