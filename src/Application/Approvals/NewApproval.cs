using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;

namespace HotDash.Application.Approvals;

/// <summary>An approval that is to begin: what its drafting needs, and the decision; with <c>submit</c> it goes before the reviewers at once.</summary>
internal sealed class NewApproval(
    Pipeline.Pipeline pipeline,
    Rehearsal rehearsal,
    Command command,
    DraftInput input,
    bool submit
)
{
    private readonly string salt = NewId.Salt();
    private readonly RehearsalOfCommand rehearsals = rehearsal.For(command);
    private Refusal? wrongArguments;

    public string Id { get; } = NewId.Approval();

    /// <summary>Checks the arguments, and rehearses what would be submitted.</summary>
    public async Task<Rehearsed> Gather(CancellationToken cancel)
    {
        wrongArguments ??= await ArgumentSchemas.Check(input);
        var conversation = await rehearsals.Conversation(input.ConversationRef, cancel);
        var facts = new Facts(pipeline.Now, command.By, ApprovalPolicy.Default, conversation?.Facts);
        return submit && Drafted(facts) is { } drafted
            ? await rehearsals.Of(Id, drafted.Content, drafted.Digest, cancel)
            : new Rehearsed("", [], conversation);
    }

    public Ruling Decide(Rehearsed rehearsed, Facts plain)
    {
        var facts = rehearsed.In(plain);
        var draft = Approval.Draft(Id, input, salt, facts);
        if ((draft.Refusal ?? wrongArguments) is { } refusal)
            return refusal;
        if (!submit)
            return draft;
        var submitted = ApprovalStream.Instance.Fold(null, draft.Events).Submit(null, rehearsed.DryRuns, facts);
        return submitted.Refusal is null ? new Ruling([.. draft.Events, .. submitted.Events]) : submitted;
    }

    private Approval? Drafted(Facts facts)
    {
        var draft = Approval.Draft(Id, input, salt, facts);
        return draft.Refusal is null && wrongArguments is null
            ? ApprovalStream.Instance.Fold(null, draft.Events)
            : null;
    }
}
