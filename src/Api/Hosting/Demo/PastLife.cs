using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Api.Hosting.Demo;

/// <summary>
/// One approval's life as it would have been, by the decisions that everybody's approvals obey, on a clock of its own: what falls
/// due falls due, and nothing is called.
/// </summary>
internal sealed class PastLife(string id, Instant begins, Random random)
{
    private readonly List<IFact> _facts = [];
    private Approval? _now;

    public string Id => id;

    public IReadOnlyList<IFact> Facts => _facts;

    /// <summary>The instant of the latest step.</summary>
    public Instant At { get; private set; } = begins;

    public Approval Now => _now ?? throw new InvalidOperationException("It has not begun.");

    public bool Is(ApprovalState state) => Now.State == state;

    /// <summary>An agent drafts and submits it.</summary>
    public void Begin(string drafter, DraftInput draft)
    {
        Take(Approval.Draft(id, draft, Hex(32), new(At, DemoShop.CallerOf(drafter), ApprovalPolicy.Default)));
        Submit(drafter);
    }

    public void Submit(string drafter) => Do(drafter, (it, facts) => it.Submit(it.Revision, Runs(it), facts));

    /// <summary>Lets time pass: timers that fall due meanwhile do what they do.</summary>
    public void Wait(Duration time)
    {
        var until = At + time;
        while (_now?.NextDueAt is { } due && due <= until)
        {
            At = Instant.Max(At, due);
            Do(Caller.Timer, (it, facts) => it.WhenDue(due, facts));
        }
        At = until;
    }

    public void Do(string member, Func<Approval, Facts, Ruling> decide) => Do(DemoShop.CallerOf(member), decide);

    /// <summary>One reviewer approves; with the last approval needed it is decided.</summary>
    public void Approve(string reviewer, Grades grades) =>
        Do(reviewer, (it, facts) => it.Approve(it.Revision, it.Digest, grades, Hex(16), facts));

    /// <summary>Reviewers approve until it is decided: those of the shop, then a manager.</summary>
    public void ApproveFully(Func<Grades> grades, params ReadOnlySpan<string> reviewers)
    {
        foreach (var reviewer in reviewers)
        {
            if (!Is(ApprovalState.PendingReview))
                return;
            if (!Now.ApprovalsGiven.IsEmpty)
                Wait(Duration.FromMinutes(3));
            Approve(reviewer, grades());
        }
    }

    /// <summary>Its actions are carried out one after the other, each with this outcome.</summary>
    public void CarryOut(EffectOutcome outcome = EffectOutcome.Done)
    {
        Wait(Duration.FromSeconds(15));
        for (var attempt = Hex(16); ; Settle(attempt, outcome))
        {
            var roles = Now.ApprovalsGiven.ToDictionary(x => x.By.Id, x => DemoShop.CallerOf(x.By.Id).Roles);
            var dispatch = new DispatchFacts(false, [.. roles]);
            Do(Caller.Dispatcher, (it, facts) => it.Dispatch(it.Decision!.DecisionId!, dispatch, attempt, facts));
            if (Now.InFlight is null)
                return;
            Wait(Duration.FromMilliseconds(400));
        }
    }

    private void Settle(string attempt, EffectOutcome outcome)
    {
        var call = Now.InFlight!;
        var tool = Now.Content.AllActions().Single(x => x.ActionId == call.ActionId).Tool;
        var receipt = new Receipt(
            call.ActionId,
            tool,
            outcome,
            outcome == EffectOutcome.Done ? $"demo-{Hex(4)}" : null,
            [],
            call.StartedAt,
            At
        );
        Do(Caller.Dispatcher, (it, facts) => it.Settle(receipt, call.Phase, attempt, facts));
    }

    private void Do(Caller by, Func<Approval, Facts, Ruling> decide) =>
        Take(decide(Now, new(At, by, ApprovalPolicy.Default)));

    private void Take(Ruling ruling)
    {
        if (ruling.Refusal is { } refusal)
            throw new InvalidOperationException($"The demo's past is refused: {refusal.Code}, {refusal.Message}");
        foreach (var fact in ruling.Events)
        {
            _facts.Add(fact);
            _now = Approval.Evolve(_now, (IApprovalFact)fact);
        }
    }

    /// <summary>Seeded, so that two shops have one past.</summary>
    public string Hex(int bytes)
    {
        var drawn = new byte[bytes];
        random.NextBytes(drawn);
        return Convert.ToHexStringLower(drawn);
    }

    private static ImmutableArray<DryRun> Runs(Approval it) =>
        [.. it.Content.Actions.Select(x => new DryRun(it.Digest, x.ActionId, DryRunStatus.Ok, null))];
}
