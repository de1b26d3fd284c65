using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Application.Approvals;

/// <summary>Approvals, and what their facts bring along: the targets they keep, the timer they need, the effects they let go.</summary>
internal class ApprovalStream : StreamOf<Approval>
{
    public static readonly ApprovalStream Instance = new();

    public override Approval Evolve(Approval? state, IFact fact) => Approval.Evolve(state, (IApprovalFact)fact);

    public override Instant LastAt(Approval state) => state.LastAt;

    public override string? SubjectOf(IFact fact) => ((IApprovalFact)fact).PersonalTextOf()?.Subject;

    public override bool ObeysPolicy => true;

    public override bool Obeys(IFact fact) =>
        fact
            is ApprovalDrafted
                or ApprovalSubmitted
                or ApprovalEdited
                or ApprovalClaimed
                or ApprovalGiven
                or ApprovalApproved
                or ApprovalRejected;

    public override bool Obeys(Refusal refusal) => refusal.Code == ErrorCode.GradesRequired;

    public override async ValueTask Stage(
        Attempt attempt,
        Approval? before,
        Approval after,
        ImmutableArray<IFact> facts
    )
    {
        OpenTargets.Stage(attempt, before, after);
        if (after.NextDueAt is { } due && due != before?.NextDueAt)
            await attempt.Send(new ApprovalDue(attempt.Command.Shop, after.Id, due), due);
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ApprovalApproved approved:
                    await attempt.Send(Dispatch(approved.DecisionId), approved.UndoUntil);
                    break;
                case ApprovalRetried retried:
                    await attempt.Send(Dispatch(retried.DecisionId));
                    break;
                case ApprovalRollbackStarted started:
                    await attempt.Send(Dispatch(started.DecisionId));
                    break;
            }
        }

        DispatchApproved Dispatch(string decisionId) => new(attempt.Command.Shop, after.Id, decisionId);
    }

    public override Task<Refusal?> Explain(Attempt attempt, string table, Approval after, CancellationToken cancel) =>
        table == OpenTargets.Table
            ? OpenTargets.TakenFrom(attempt, after, cancel)
            : base.Explain(attempt, table, after, cancel);
}
