using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>Begins an approval's stream; with <c>submit</c> it goes before the reviewers in the same append.</summary>
internal static class Drafting
{
    public static async Task<CommandResult> Begin(
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        Command command,
        DraftInput input,
        bool submit,
        CancellationToken cancel
    )
    {
        var approval = new NewApproval(pipeline, rehearsal, command, input, submit);
        var wish = new Wish<Approval, Rehearsed>(
            command,
            ApprovalStream.Instance,
            approval.Id,
            Begins: true,
            (_, stop) => approval.Gather(stop),
            (_, rehearsed, facts) => approval.Decide(rehearsed, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
