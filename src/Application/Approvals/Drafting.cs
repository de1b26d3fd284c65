using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;

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
        var (id, salt, rehearsals) = (NewId.Approval(), NewId.Salt(), rehearsal.For(command));
        var wrongArguments = await ArgumentSchemas.Check(input);
        var wish = new Wish<Approval, Rehearsed?>(command, ApprovalStream.Instance, id, Begins: true, Gather, Decide);
        return (await pipeline.Decide(wish, cancel)).Answer;

        async Task<Rehearsed?> Gather(Approval? none, CancellationToken stop)
        {
            var conversation = await rehearsals.Conversation(input.Conversation(), stop);
            // Its content and digest are the same under whatever policy.
            var facts = new Facts(pipeline.Now, command.By, ApprovalPolicy.Default, conversation?.Facts);
            return submit && Drafted(facts) is { } drafted
                ? await rehearsals.Of(id, drafted.Content, drafted.Digest, stop)
                : new Rehearsed("", [], conversation);
        }

        Approval? Drafted(Facts facts)
        {
            var draft = Approval.Draft(id, input, salt, facts);
            return draft.Refusal is null && wrongArguments is null
                ? ApprovalStream.Instance.Fold(null, draft.Events)
                : null;
        }

        Ruling Decide(Approval? none, Rehearsed? rehearsed, Facts plain)
        {
            var facts = rehearsed!.In(plain);
            var draft = Approval.Draft(id, input, salt, facts);
            if ((draft.Refusal ?? wrongArguments) is { } refusal)
                return refusal;
            if (!submit)
                return draft;
            var drafted = ApprovalStream.Instance.Fold(null, draft.Events);
            var submitted = drafted.Submit(null, rehearsed.DryRuns, facts);
            return submitted.Refusal is null ? new Ruling([.. draft.Events, .. submitted.Events]) : submitted;
        }
    }
}
