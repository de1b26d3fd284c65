using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;

namespace HotDash.Application.Approvals;

/// <summary>An approval that is to begin: what its drafting needs, and the decision.</summary>
/// <param name="pipeline">For the present instant.</param>
/// <param name="rehearsal">Rehearses what would be submitted.</param>
/// <param name="trust">Whether the policy approves it at once; null where nobody asks.</param>
/// <param name="command">What it is part of.</param>
/// <param name="input">Its content.</param>
/// <param name="draft">The decision that begins it.</param>
/// <param name="submitAs">In whose name it goes before the reviewers in the same append; null: it stays a draft.</param>
internal sealed class NewApproval(
    Pipeline.Pipeline pipeline,
    Rehearsal rehearsal,
    TrustingOfCommand? trust,
    Command command,
    DraftInput input,
    Func<string, DraftInput, string, Facts, Ruling> draft,
    Caller? submitAs
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
        var conversation = await rehearsals.Conversation(input.Conversation(), cancel);
        // Its content and digest are the same under whatever policy.
        var facts = new Facts(pipeline.Now, command.By, ApprovalPolicy.Default, conversation?.Facts);
        if (submitAs is null || Drafted(facts) is not { } drafted)
            return new Rehearsed("", [], conversation);
        if (trust is not null)
            await trust.Gather(drafted.Content.AllActions().Select(x => x.Tool), cancel);
        return await rehearsals.Of(Id, drafted.Content, drafted.Digest, cancel);
    }

    public Ruling Decide(Rehearsed rehearsed, Facts plain)
    {
        var facts = rehearsed.In(plain);
        var begun = draft(Id, input, salt, facts);
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

    private Approval? Drafted(Facts facts)
    {
        var begun = draft(Id, input, salt, facts);
        return begun.Refusal is null && wrongArguments is null
            ? ApprovalStream.Instance.Fold(null, begun.Events)
            : null;
    }
}
