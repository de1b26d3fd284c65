using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Trust;
using Marten;

namespace HotDash.Application.Trust;

/// <summary>R26, for one submission.</summary>
/// <param name="drawn">A number drawn at random, 0..99.</param>
/// <param name="decisionId">A fresh id for the decision, if there is one.</param>
internal sealed class TrustingOfCommand(
    IApprovalPolicies policies,
    IAgentRecords records,
    IDocumentStore store,
    Command command,
    int drawn,
    string decisionId
)
{
    private (AgentTrust Trust, AgentRecord Record)? known;

    /// <summary>The stream of the submission, which uses the trust that this one decides on.</summary>
    public SubmissionStream Stream { get; } = new();

    /// <summary>Reads record and trust of who submits, where the policy may approve something of it at all.</summary>
    public async Task Gather(IEnumerable<string> tools, CancellationToken cancel)
    {
        var (shop, actor) = (command.Shop, command.By.Actor);
        var terms = (await policies.Known(shop, cancel)).AutoApproval;
        known = null;
        if (actor.Kind != ActorKind.Agent || !terms.Enabled || !tools.All(x => terms.Tools.Contains(x)))
            return;
        await using var session = store.LightweightSession(shop);
        // The trust first: what is revoked after this reading is met at the append, and the record read after it counts from it.
        var trust = await session.Events.FetchLatest<AgentTrust>(AgentTrust.KeyOf(actor.Id), cancel);
        known = (trust ?? new(actor.Id), await records.Of(shop, actor.Id, terms.MinDecided, cancel));
    }

    /// <summary>The submission as it was decided, and where the policy approves it, its approval.</summary>
    /// <param name="submitted">What the submission answered; refused or without a fact it stays as it is.</param>
    /// <param name="before">What it was submitted from.</param>
    /// <param name="facts">What it was decided with.</param>
    public Ruling Complete(Ruling submitted, Approval? before, Facts facts)
    {
        Stream.Use = null;
        if (submitted.Events.IsEmpty || known is not var (trust, record))
            return submitted;
        var after = ApprovalStream.Instance.Fold(before, submitted.Events);
        var today = facts.Now.InZone(facts.Policy.Hours.Zone).Date;
        if (TrustTerms.Decide(after, record, trust.UsedAt(today), drawn, facts.Policy) is not null)
            return submitted;
        var asPolicy = facts with { Caller = Caller.Policy };
        var use = trust.Use(after.Id, record, asPolicy);
        Stream.Use = (trust, use.Events);
        var rests = new TrustFacts(
            trust.Agent,
            record.Decided,
            record.Counted,
            record.Approved,
            use.Events.OfType<TrustUsed>().Single().Number,
            facts.Policy.AutoApproval.MostADay
        );
        return new Ruling([.. submitted.Events, .. after.ApproveByTrust(rests, decisionId, asPolicy).Events]);
    }
}
