using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>The drafter edits a draft, a reviewer what is in review; raises the revision and validates anew.</summary>
public sealed record EditApproval(string ApprovalId, int ExpectedRevision, ContentEdit Edit) : Command;

public static class EditApprovalHandler
{
    public static async Task<CommandResult> Handle(
        EditApproval command,
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        CancellationToken cancel
    )
    {
        var rehearsals = rehearsal.For(command);
        var wrongArguments = await ArgumentSchemas.Check(command.Edit);
        return await pipeline.Decide(command, command.ApprovalId, Gather, Decide, cancel);

        Task<Rehearsed> Gather(Approval approval, CancellationToken stop)
        {
            var after = approval.ContentAfter(command.Edit);
            return rehearsals.Of(approval.Id, after.Content, after.Digest, stop);
        }

        Ruling Decide(Approval approval, Rehearsed rehearsed, Facts facts)
        {
            var edit = approval.Edit(command.ExpectedRevision, command.Edit, rehearsed.DryRuns, rehearsed.In(facts));
            return edit.Refusal is null && wrongArguments is not null ? wrongArguments : edit;
        }
    }
}
