using System.Text.Json;
using HotDash.Domain.Approvals;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>Something that somebody may wish of an approval: what a screen offers as one button.</summary>
/// <param name="Ability">The button.</param>
/// <param name="Mutation">What it sends.</param>
/// <param name="Words">What it does, as docs/domain.md says it.</param>
/// <param name="Arrow">The arrow of the diagram that it goes; null for none.</param>
internal sealed record Deed(ApprovalAbility Ability, string Mutation, string[] Words, string? Arrow = null)
{
    public static readonly IReadOnlyList<Deed> All =
    [
        new(ApprovalAbility.Submit, "submitApproval", ["submit"], "submit"),
        new(ApprovalAbility.Edit, "editApproval", ["edit own", "edit in review"]),
        new(ApprovalAbility.Withdraw, "withdrawApproval", ["withdraw own", "withdraw what failed"], "withdraw"),
        new(ApprovalAbility.Validate, "validateApproval", ["validate again"]),
        new(ApprovalAbility.Claim, "claimApproval", ["claim"]),
        new(ApprovalAbility.TakeOver, "claimApproval", ["take over a claim"]),
        new(ApprovalAbility.Release, "releaseApproval", ["release"]),
        new(ApprovalAbility.Approve, "approve", ["approve"], "last approval needed"),
        new(ApprovalAbility.Reject, "reject", ["reject"], "reject"),
        new(ApprovalAbility.RequestChanges, "requestChanges", ["request changes"], "requestChanges"),
        new(ApprovalAbility.Undo, "undoApproval", ["undo own decision", "undo any"], "undo"),
        new(ApprovalAbility.Extend, "extendExpiry", ["extend"]),
        new(ApprovalAbility.Escalate, "escalateApproval", ["escalate"]),
        new(ApprovalAbility.Retry, "retryApproval", ["retry"], "retry"),
        new(ApprovalAbility.Settle, "settleAction", ["settle UNKNOWN"]),
        new(ApprovalAbility.RollBack, "rollBackApproval", ["roll back"], "rollBack"),
        new(ApprovalAbility.RecordOutcome, "recordOutcome", ["record outcome"]),
        new(ApprovalAbility.RecordLesson, "recordLesson", ["record lessons"]),
    ];

    /// <summary>Its document, with an input that wants nothing but the right.</summary>
    public string Document(Approval it) =>
        $"mutation {{ {Mutation}(input: {{id: \"{Approvals.Mutation.IdOf(it.Id)}\" {Input(it)}}}) "
        + "{ approval { state version } errors { code } } }";

    private string Input(Approval it) =>
        Ability switch
        {
            ApprovalAbility.TakeOver => "takeOver: true, reason: \"r\"",
            ApprovalAbility.Approve =>
                $"expectedRevision: {it.Revision}, payloadDigest: {JsonSerializer.Serialize(it.Digest)}",
            ApprovalAbility.Edit => $"expectedRevision: {it.Revision}, summary: \"Tag them all\"",
            ApprovalAbility.Reject => $"expectedRevision: {it.Revision}, reasonCode: OTHER, reason: \"r\"",
            ApprovalAbility.RequestChanges => $"expectedRevision: {it.Revision}, note: \"n\"",
            ApprovalAbility.Submit or ApprovalAbility.Claim or ApprovalAbility.Release or ApprovalAbility.Validate =>
                "",
            _ => Approvals.Mutation.All.Single(x => x.Name == Mutation).Input,
        };

    public override string ToString() => Ability.ToString();
}
