using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>A draft is made. The result names it.</summary>
public sealed record DraftApproval(DraftInput Draft) : Command;

public static class DraftApprovalHandler
{
    public static Task<CommandResult> Handle(
        DraftApproval command,
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        CancellationToken cancel
    ) =>
        Drafting.Begin(
            pipeline,
            rehearsal,
            trusting: null,
            command,
            command.Draft,
            Approval.Draft,
            submitAs: null,
            cancel
        );
}
