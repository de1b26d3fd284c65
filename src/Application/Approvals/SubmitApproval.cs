using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>It goes before the reviewers: a draft that there is, or a whole draft, which is then drafted and submitted in one append.</summary>
/// <param name="ApprovalId">The draft's id; null with <paramref name="Draft"/>.</param>
/// <param name="ExpectedRevision">The revision that the drafter saw; may be left out.</param>
/// <param name="Draft">The whole draft; null with <paramref name="ApprovalId"/>.</param>
public sealed record SubmitApproval(string? ApprovalId, int? ExpectedRevision = null, DraftInput? Draft = null)
    : Command;

public static class SubmitApprovalHandler
{
    public static Task<CommandResult> Handle(
        SubmitApproval command,
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        CancellationToken cancel
    )
    {
        var rehearsals = rehearsal.For(command);
        return command switch
        {
            { ApprovalId: null, Draft: { } draft } => Drafting.Begin(
                pipeline,
                rehearsal,
                command,
                draft,
                submit: true,
                cancel
            ),
            { ApprovalId: { } id, Draft: null } => pipeline.Decide(
                command,
                id,
                (approval, stop) => rehearsals.Of(approval.Id, approval.Content, approval.Digest, stop),
                (approval, rehearsed, facts) =>
                    approval.Submit(command.ExpectedRevision, rehearsed.DryRuns, rehearsed.In(facts)),
                cancel
            ),
            _ => Task.FromResult(new CommandResult(command.ApprovalId ?? string.Empty, 0, [Either])),
        };
    }

    private static readonly Refusal Either = new(
        ErrorCode.InvalidValue,
        "Either a draft's id or a whole draft is submitted.",
        "Send one of them."
    );
}
