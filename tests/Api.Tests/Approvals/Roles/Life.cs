using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;
using Shouldly;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>An approval's way to one of the places that docs/domain.md names: by decisions of the domain, so that only what can be is.</summary>
internal sealed class Life
{
    private readonly Instant _present;
    private Instant _now;

    private Life(Instant present) => _now = (_present = present) - Duration.FromDays(30);

    public string Id { get; } = $"approval-{Guid.CreateVersion7()}";

    public List<IFact> Facts { get; } = [];

    public Approval It { get; private set; } = null!;

    /// <summary>One that stands in this place at this instant.</summary>
    public static Life To(string place, Instant present)
    {
        var life = new Life(present);
        Ways[place](life);
        life.It.State.ShouldBe(DomainDocument.Parse(place.Split(',')[0]), place);
        return life;
    }

    /// <summary>The places to which there is a way.</summary>
    public static IEnumerable<string> Places => Ways.Keys;

    private static readonly Dictionary<string, Action<Life>> Ways = new()
    {
        ["DRAFT"] = x => x.Draft(),
        ["PENDING_REVIEW"] = x => x.Submit(),
        ["PENDING_REVIEW, claimed"] = x => x.Submit().Take(x.It.TakeClaim(false, null, x.As(Cast.Omar.Caller))),
        ["APPROVED"] = x => x.Submit().Approve(),
        ["APPROVED, the undo window closed"] = x => x.Submit(seconds: 60).Approve(),
        ["APPLYING"] = x => x.Apply(),
        ["APPLIED"] = x => x.Apply().End(EffectOutcome.Done, EffectOutcome.Done),
        ["APPLY_FAILED, nothing done"] = x => x.Apply().End(EffectOutcome.Failed),
        ["APPLY_FAILED, partly done"] = x => x.Apply().End(EffectOutcome.Done, EffectOutcome.Failed),
        ["APPLY_FAILED, an outcome unknown"] = x => x.Apply().End(EffectOutcome.Unknown),
        ["ROLLING_BACK"] = x => x.RollBack(),
        ["ROLLED_BACK"] = x => x.RollBack().End(EffectOutcome.Done, EffectOutcome.Done),
        ["ROLLBACK_FAILED"] = x => x.RollBack().End(EffectOutcome.Failed),
        ["ROLLBACK_FAILED, an outcome unknown"] = x => x.RollBack().End(EffectOutcome.Unknown),
        ["REJECTED"] = x => x.Submit().Take(x.It.Reject(1, RejectReason.Other, "No.", null, x.As(Cast.Max))),
        ["EXPIRED"] = x => x.Submit(seconds: 90_000).Expire(),
        ["WITHDRAWN"] = x => x.Submit().Take(x.It.Withdraw("Not needed.", x.As(Cast.Bot.Caller))),
    };

    private Life Draft() => Take(Approval.Draft(Id, Input, new string('5', 64), As(Cast.Bot.Caller)));

    private Life Submit(int seconds = 5)
    {
        _now = _present - Duration.FromSeconds(seconds);
        return Draft().Take(It.Submit(It.Revision, [], As(Cast.Bot.Caller)));
    }

    private Life Approve() => Take(It.Approve(1, It.Digest, null, "decision", As(Cast.Omar.Caller)));

    private Life Apply()
    {
        Submit(seconds: 60).Approve();
        _now = _present - Duration.FromSeconds(30);
        return Dispatch();
    }

    private Life RollBack() =>
        Apply()
            .End(EffectOutcome.Done, EffectOutcome.Done)
            .Take(It.RollBack("rollback", "Wrong.", As(Cast.Max)))
            .Dispatch();

    private Life Dispatch() =>
        Take(It.Dispatch(It.Decision!.DecisionId!, AtDispatch, $"t{Facts.Count}", As(Caller.Dispatcher)));

    /// <summary>Its calls end so, one after the other.</summary>
    private Life End(params ReadOnlySpan<EffectOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (It.InFlight is null)
                Dispatch();
            var call = It.InFlight!;
            var receipt = new Receipt(call.ActionId, "product.tag", outcome, null, [], call.StartedAt, _now);
            Take(It.Settle(receipt, call.Phase, call.AttemptId, As(Caller.Dispatcher)));
        }
        return this;
    }

    private void Expire()
    {
        _now = _present;
        while (It.State != ApprovalState.Expired)
            Take(It.WhenDue(It.NextDueAt!.Value, As(Caller.Timer)));
    }

    private Life Take(Ruling ruling)
    {
        ruling.Refusal.ShouldBeNull();
        ruling.Events.ShouldNotBeEmpty();
        foreach (var fact in ruling.Events.Cast<IApprovalFact>())
        {
            It = Approval.Evolve(It, fact);
            Facts.Add(fact);
        }
        return this;
    }

    private Facts As(Caller caller) => new(_now, caller, ApprovalPolicy.Default);

    private static readonly DispatchFacts AtDispatch = new(
        EffectsHeld: false,
        ImmutableDictionary<string, ImmutableHashSet<Role>>.Empty.Add("omar", [Role.Operator])
    );

    private static readonly DraftInput Input = new(
        "Tag them",
        ApprovalKind.Growth,
        Priority.Low,
        [Tag("p-1"), Tag("p-2")],
        Evidence: new("Two tags", "Winter"),
        Impact: new("Found", [], null, null),
        Rollback: new(["Take them off"], [Tag("p-1"), Tag("p-2")])
    );

    private static ActionInput Tag(string product) =>
        new(
            "product.tag",
            Json.TryParse($$"""{"product":"{{product}}","tags":["winter"]}""", out var json, out var reason)
                ? json
                : throw new ArgumentException(reason, nameof(product))
        );
}
