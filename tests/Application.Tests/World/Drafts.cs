using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Tests.World;

/// <summary>Drafts that can be approved as they are.</summary>
public static class Drafts
{
    public static DraftInput Tag(string product = "mug", int times = 1) =>
        Of(
            ApprovalKind.Growth,
            [.. Enumerable.Repeat(Action("product.tag", $$"""{"product":"{{product}}","tags":["new"]}"""), times)]
        );

    /// <summary>HIGH: two approvers, one a manager; one open for an order.</summary>
    public static DraftInput Refund(string order) =>
        Of(
            ApprovalKind.Misc,
            Action(
                "refund.create",
                $$$"""{"order":"{{{order}}}","amount":{"amount":"12.50","currency":"USD"},"reason":"Broken."}"""
            )
        );

    public static DraftInput Reply(string conversation, string? seen = null) =>
        Of(
            ApprovalKind.CxReply,
            Action("conversation.reply", $$"""{"conversation":"{{conversation}}","text":"We are sorry."}""")
        ) with
        {
            ConversationRef = conversation,
            LastMessageSeen = seen,
        };

    public static DraftInput WithRollback(this DraftInput draft) =>
        draft with
        {
            Rollback = new RollbackInput(
                ["Take the tag off."],
                [
                    .. draft.Actions.Select(_ =>
                        Action("tile.annotate", """{"tile":"SEO_CONTENT","note":"taken back"}""")
                    ),
                ]
            ),
        };

    public static ActionInput Action(string tool, string arguments) =>
        Json.TryParse(arguments, out var json, out var fault)
            ? new ActionInput(tool, json)
            : throw new ArgumentException(fault, nameof(arguments));

    public static readonly Grades AllFives = new(5, 5, 5);

    private static DraftInput Of(ApprovalKind kind, params ImmutableArray<ActionInput> actions) =>
        new(
            "What is to be done",
            kind,
            Priority.Medium,
            actions,
            Evidence: new EvidenceInput("What changes", "Why now"),
            Impact: new Impact("A happier customer", [], null, null),
            Risk: new RiskInput("Little"),
            Rollback: new RollbackInput(["Undo it by hand."])
        );
}
