using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>Begins an approval's stream; with <c>submitAs</c> it goes before the reviewers in the same append, in that one's name.</summary>
internal static class Drafting
{
    public static async Task<CommandResult> Begin(
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        Trusting? trusting,
        Command command,
        DraftInput input,
        Func<string, DraftInput, string, Facts, Ruling> draft,
        Caller? submitAs,
        CancellationToken cancel
    )
    {
        var trust = trusting?.For(command);
        var approval = new NewApproval(pipeline, rehearsal, trust, command, input, draft, submitAs);
        var wish = new Wish<Approval, Rehearsed>(
            command,
            trust?.Stream ?? ApprovalStream.Instance,
            approval.Id,
            Begins: true,
            (_, stop) => approval.Gather(stop),
            (_, rehearsed, facts) => approval.Decide(rehearsed, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
