using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Marten;
using NodaTime;

namespace HotDash.Projections.Tests.Approvals;

/// <summary>
/// A shop whose approvals go through whatever chance brings, kept in memory as well. Seconds are few, so that much falls
/// on the same one; clocks differ, so that what is appended later may have happened earlier.
/// </summary>
internal sealed class RandomLives(StoreOnDatabase store, string shop, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, List<IApprovalFact>> _lives = [];

    public string Shop => shop;

    public IReadOnlyList<Instant> Instants { get; } = [.. Enumerable.Range(-1, Seconds + 2).Select(Second)];

    public async Task LiveAsync(int approvals, int appends, CancellationToken cancel)
    {
        for (var i = 0; i < approvals; i++)
            _lives[$"approval-01934f7e-0000-7000-8000-{_chance.NextInt64(1L << 40):x12}"] = [];
        for (var i = 0; i < appends; i++)
        {
            var (id, life) = _lives.ElementAt(_chance.Next(_lives.Count));
            IApprovalFact[] facts = [.. Next(id, life)];
            await using var session = store.Events.LightweightSession(shop);
            using var texts = store.Keys.Open(shop);
            await texts.StageAsync(session, facts.Select(x => x.PersonalTextOf()?.Subject).OfType<string>().Distinct());
            (await session.Events.FetchForWriting<Approval>(id, cancel)).AppendMany(facts);
            await session.SaveChangesAsync(cancel);
            life.AddRange(facts);
        }
    }

    /// <summary>What the list must be at an instant: every life folded up to it, then filtered and sorted in memory.</summary>
    public List<Approval> AsOf(Instant asOf, ApprovalFilter filter, ApprovalOrder order)
    {
        var stood = _lives
            .Values.Select(life => life.Where(fact => fact.At <= asOf).Aggregate((Approval?)null, Approval.Evolve))
            .OfType<Approval>()
            .Where(filter.Holds)
            .OrderBy(x => ApprovalQueue.Place.Of(x, order).Rank)
            .ThenBy(x => ApprovalQueue.Place.Of(x, order).At)
            .ThenBy(x => x.Id, StringComparer.Ordinal);
        return order == ApprovalOrder.Newest ? [.. stood.Reverse()] : [.. stood];
    }

    public ApprovalFilter SomeFilter() =>
        new(
            [.. Some<ApprovalState>(4)],
            [.. Some<ApprovalKind>(2)],
            [.. Some<Priority>(2)],
            [.. Some<Urgency>(2)],
            [.. Some<RiskLevel>(2)],
            _chance.Next(4) == 0 ? Drafter(_chance).Id : null
        );

    private IEnumerable<IApprovalFact> Next(string id, List<IApprovalFact> life)
    {
        var state = life.Aggregate((Approval?)null, Approval.Evolve);
        var at = Instant.Max(Second(_chance.Next(Seconds)), state?.LastAt ?? Instant.MinValue);
        for (var facts = _chance.Next(1, 4); facts > 0; facts--)
        {
            var fact = state is null ? Draft(_chance, at, id) : Any(Happenings)(_chance, at, state);
            state = Approval.Evolve(state, fact);
            yield return fact;
        }
    }

    private static ApprovalDrafted Draft(Random chance, Instant at, string id) =>
        Sample<ApprovalDrafted>() with
        {
            At = at,
            By = Drafter(chance),
            ApprovalId = id,
            Content = Content(chance),
            RiskLevel = AnyOf<RiskLevel>(chance),
        };

    private static ApprovalContent Content(Random chance) =>
        Sample<ApprovalDrafted>().Content with
        {
            Kind = AnyOf<ApprovalKind>(chance),
            Priority = AnyOf<Priority>(chance),
        };

    private static By Drafter(Random chance) => new($"a{chance.Next(3)}", ActorKind.Agent, Role.Agent, "p9");

    private static T Sample<T>() => SampleFacts.All.OfType<T>().Single();

    private IEnumerable<T> Some<T>(int atMost)
        where T : struct, Enum =>
        _chance.Next(3) == 0 ? Enumerable.Range(0, _chance.Next(1, atMost + 1)).Select(_ => AnyOf<T>(_chance)) : [];

    private static T AnyOf<T>(Random chance)
        where T : struct, Enum => chance.GetItems(Enum.GetValues<T>(), 1)[0];

    private T Any<T>(T[] of) => of[_chance.Next(of.Length)];

    private static Instant Second(int number) => Instant.FromUtc(2026, 11, 2, 9, 0) + Duration.FromSeconds(number);

    // Lawful or not: the list tells what was stored.
    private static readonly Func<Random, Instant, Approval, IApprovalFact>[] Happenings =
    [
        (chance, at, now) =>
            Sample<ApprovalSubmitted>() with
            {
                At = at,
                Revision = now.Revision + 1,
                RiskLevel = AnyOf<RiskLevel>(chance),
            },
        (chance, at, now) =>
            Sample<ApprovalEdited>() with
            {
                At = at,
                Revision = now.Revision + 1,
                Content = Content(chance),
                RiskLevel = AnyOf<RiskLevel>(chance),
            },
        (chance, at, _) => new ApprovalUrgencyRaised(at, Sample<ApprovalUrgencyRaised>().By, AnyOf<Urgency>(chance)),
        (_, at, _) => Sample<ApprovalValidated>() with { At = at },
        (_, at, _) => Sample<ApprovalClaimed>() with { At = at },
        (_, at, _) => Sample<ApprovalGiven>() with { At = at },
        (_, at, _) => Sample<ApprovalApproved>() with { At = at },
        (_, at, _) => Sample<ApprovalRejected>() with { At = at },
        (_, at, _) => Sample<ApprovalChangesRequested>() with { At = at },
        (_, at, _) => Sample<ApprovalUndone>() with { At = at },
        (_, at, _) => Sample<ApprovalDispatched>() with { At = at },
        (_, at, _) => Sample<ApprovalApplied>() with { At = at },
        (_, at, _) => Sample<ApprovalExpired>() with { At = at },
    ];

    private const int Seconds = 30;
}
