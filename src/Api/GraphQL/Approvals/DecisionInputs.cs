using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What every mutation on one approval takes.</summary>
public abstract class ApprovalInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The approval.")]
    public required GlobalId Id { get; init; }
}

[Name("DraftApprovalInput")]
[Description("A draft to keep.")]
public sealed class DraftApprovalInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("Its content.")]
    public required ApprovalDraftInput Draft { get; init; }
}

[Name("SubmitApprovalInput")]
[Description("Either a draft's id, or a whole draft.")]
public sealed class SubmitApprovalInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The draft to submit.")]
    public GlobalId? Id { get; init; }

    [Description("The draft's revision that is meant.")]
    public int? ExpectedRevision { get; init; }

    [Description("A whole draft: drafts and submits in one go.")]
    public ApprovalDraftInput? Draft { get; init; }
}

[Name("EditApprovalInput")]
[Description("What is given replaces what is there; what is left out stays.")]
public sealed class EditApprovalInput : ApprovalInput
{
    [Description("The revision that was shown.")]
    public required int ExpectedRevision { get; init; }

    [Description("One line, 1 to 280 characters.")]
    public string? Summary { get; init; }

    [Description("How pressing it is.")]
    public Priority? Priority { get; init; }

    [Description("The newest message of the conversation that the editor has seen.")]
    public string? LastMessageSeen { get; init; }

    [Description("Replaces the evidence.")]
    public EvidenceInput? Evidence { get; init; }

    [Description("Replaces the impact.")]
    public ImpactInput? Impact { get; init; }

    [Description("Replaces the risk.")]
    public RiskInput? Risk { get; init; }

    [Description("Replaces the rollback.")]
    public RollbackInput? Rollback { get; init; }

    [Description("Replaces all actions; name the actionId of those that stay.")]
    public IReadOnlyList<ActionInput>? Actions { get; init; }

    [Description("The editor's confidence, 0 to 1.")]
    public double? Confidence { get; init; }
}

[Name("ValidateApprovalInput")]
[Description("Runs the dry runs and checks again.")]
public sealed class ValidateApprovalInput : ApprovalInput;

[Name("WithdrawApprovalInput")]
[Description("Takes one's own draft or request back.")]
public sealed class WithdrawApprovalInput : ApprovalInput
{
    [Description("Why; up to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("ClaimApprovalInput")]
[Description("Keeps it to oneself for five minutes.")]
public sealed class ClaimApprovalInput : ApprovalInput
{
    [Description("A manager takes it from whoever holds it; needs a reason.")]
    [DefaultValue(false)]
    public bool TakeOver { get; init; }

    [Description("Why it is taken over.")]
    public string? Reason { get; init; }
}

[Name("ReleaseApprovalInput")]
[Description("Gives a claim back.")]
public sealed class ReleaseApprovalInput : ApprovalInput;

[Name("GradesInput")]
[Description("1 (rewritten) to 5 (perfect).")]
public sealed class GradesInput
{
    [Description("How it says it.")]
    public int? Tone { get; init; }

    [Description("Whether it is right.")]
    public int? Accuracy { get; init; }

    [Description("Whether it keeps to policy.")]
    public int? Policy { get; init; }
}

[Name("ApproveInput")]
[Description("Approves exactly what was shown.")]
public sealed class ApproveInput : ApprovalInput
{
    [Description("The revision that was shown.")]
    public required int ExpectedRevision { get; init; }

    [Description("The `payloadDigest` that was shown.")]
    [Digest]
    public required string PayloadDigest { get; init; }

    [Description("Grades; CX_REPLY needs all three.")]
    public GradesInput? Grades { get; init; }
}

[Name("RejectInput")]
[Description("One rejection decides.")]
public sealed class RejectInput : ApprovalInput
{
    [Description("The revision that was shown.")]
    public required int ExpectedRevision { get; init; }

    [Description("The kind of reason.")]
    public RejectReason? ReasonCode { get; init; }

    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }

    [Description("Grades, where given.")]
    public GradesInput? Grades { get; init; }
}

[Name("RequestChangesInput")]
[Description("Sends it back to its drafter.")]
public sealed class RequestChangesInput : ApprovalInput
{
    [Description("The revision that was shown.")]
    public required int ExpectedRevision { get; init; }

    [Description("What to change; 1 to 2,000 characters.")]
    public string? Note { get; init; }
}

[Name("UndoApprovalInput")]
[Description("Takes an approval back while its undo window is open.")]
public sealed class UndoApprovalInput : ApprovalInput
{
    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}
