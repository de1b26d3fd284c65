using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
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
        Trusting trusting,
        CancellationToken cancel
    )
    {
        var (rehearsals, trust) = (rehearsal.For(command), trusting.For(command));
        return command switch
        {
            { ApprovalId: null, Draft: { } draft } => Drafting.Begin(
                pipeline,
                rehearsal,
                trusting,
                command,
                draft,
                Approval.Draft,
                submitAs: command.By,
                cancel
            ),
            { ApprovalId: { } id, Draft: null } => pipeline.Decide(
                command,
                id,
                Gather,
                (approval, rehearsed, facts) =>
                    trust.Complete(
                        approval.Submit(command.ExpectedRevision, rehearsed.DryRuns, rehearsed.In(facts)),
                        approval,
                        rehearsed.In(facts)
                    ),
                cancel,
                trust.Stream
            ),
            _ => Task.FromResult(new CommandResult(command.ApprovalId ?? string.Empty, 0, [Either])),
        };

        async Task<Rehearsed> Gather(Approval approval, CancellationToken stop)
        {
            await trust.Gather(approval.Content.AllActions().Select(x => x.Tool), stop);
            return await rehearsals.Of(approval.Id, approval.Content, approval.Digest, stop);
        }
    }

    private static readonly Refusal Either = new(
        ErrorCode.InvalidValue,
        "Either a draft's id or a whole draft is submitted.",
        "Send one of them."
    );
}
