using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;

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
        var (id, salt, rehearsals) = (NewId.Approval(), NewId.Salt(), rehearsal.For(command));
        var trust = trusting?.For(command);
        var wrongArguments = await ArgumentSchemas.Check(input);
        var kind = trust?.Stream ?? ApprovalStream.Instance;
        var wish = new Wish<Approval, Rehearsed?>(command, kind, id, Begins: true, Gather, Decide);
        return (await pipeline.Decide(wish, cancel)).Answer;

        async Task<Rehearsed?> Gather(Approval? none, CancellationToken stop)
        {
            var conversation = await rehearsals.Conversation(input.Conversation(), stop);
            // Its content and digest are the same under whatever policy.
            var facts = new Facts(pipeline.Now, command.By, ApprovalPolicy.Default, conversation?.Facts);
            if (submitAs is null || Drafted(facts) is not { } drafted)
                return new Rehearsed("", [], conversation);
            if (trust is not null)
                await trust.Gather(drafted.Content.AllActions().Select(x => x.Tool), stop);
            return await rehearsals.Of(id, drafted.Content, drafted.Digest, stop);
        }

        Approval? Drafted(Facts facts)
        {
            var drafted = draft(id, input, salt, facts);
            return drafted.Refusal is null && wrongArguments is null
                ? ApprovalStream.Instance.Fold(null, drafted.Events)
                : null;
        }

        Ruling Decide(Approval? none, Rehearsed? rehearsed, Facts plain)
        {
            var facts = rehearsed!.In(plain);
            var begun = draft(id, input, salt, facts);
            if ((begun.Refusal ?? wrongArguments) is { } refusal)
                return refusal;
            if (submitAs is null)
                return begun;
            var drafted = ApprovalStream.Instance.Fold(null, begun.Events);
            var submitted = drafted.Submit(null, rehearsed.DryRuns, facts with { Caller = submitAs });
            if (submitted.Refusal is not null)
                return submitted;
            var whole = trust?.Complete(submitted, drafted, facts) ?? submitted;
            return new Ruling([.. begun.Events, .. whole.Events]);
        }
    }
}
