using System.Collections.Immutable;
using HotDash.Application.Policies;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using JasperFx.Events;
using NodaTime;

namespace HotDash.Application.Pipeline;

/// <summary>
/// Many streams in one command: loaded together, decided each by itself, all that is accepted in one transaction with one idempotency
/// row. Round trips: 5 for any number of streams, and one for keys of subjects that were not at hand.
/// </summary>
public sealed partial class Pipeline
{
    internal async Task<CommandResults> Decide<TState>(ManyWish<TState> wish, CancellationToken cancel)
        where TState : class
    {
        if (Idempotency.CheckKey(wish.Command.IdempotencyKey) is { } malformed)
            return new([], [malformed]);
        return await Again(
            wish.Command,
            $"Many of {wish.Command}",
            (texts, isBlocked, patience) => Try(wish, texts, isBlocked, patience, cancel),
            cancel
        );
    }

    private async Task<CommandResults?> Try<TState>(
        ManyWish<TState> wish,
        IOpenTexts texts,
        bool wasBlocked,
        CancellationToken patience,
        CancellationToken cancel
    )
        where TState : class
    {
        await using var attempt = new Attempt(store, runtime, wish.Command);
        var batch = attempt.Session.CreateBatchQuery();
        var loading = wish.Ids.Select(id => batch.Events.FetchForWriting<TState>(id)).ToList();
        await batch.Execute(cancel);
        var streams = await Task.WhenAll(loading);
        if (!await texts.Complete(cancel))
            return null;
        return await turns.Take(
            wish.Command,
            wasBlocked,
            () => Settle(attempt, wish, texts, streams, cancel),
            patience
        );
    }

    private async Task<CommandResults?> Settle<TState>(
        Attempt attempt,
        ManyWish<TState> wish,
        IOpenTexts texts,
        IEventStream<TState>[] streams,
        CancellationToken cancel
    )
        where TState : class
    {
        // One instant for all: they were decided together.
        var now = streams.Select(x => x.Aggregate).OfType<TState>().Select(wish.Kind.LastAt).Append(Now).Max();
        var policy = wish.Kind.ObeysPolicy ? await policies.Known(wish.Command.Shop, cancel) : ApprovalPolicy.Default;
        var facts = new Facts(now, wish.Command.By, policy);
        var rulings = streams.Select((x, i) => wish.Decide(i, x.Aggregate, facts)).ToArray();
        if (
            rulings.Any(x => x.Refusal is { } refusal && wish.Kind.Obeys(refusal))
            && await IsReplaced(policy, wish.Command.Shop, cancel)
        )
            return null;
        var results = new CommandResult[streams.Length];
        var sealedFor = new HashSet<string>(StringComparer.Ordinal);
        // In one order for all, so that two that want the same streams never wait for one another.
        foreach (var i in Enumerable.Range(0, streams.Length).OrderBy(i => wish.Ids[i], StringComparer.Ordinal))
        {
            var (stream, events, refusal) = (streams[i], rulings[i].Events, rulings[i].Refusal);
            if (!events.IsEmpty && !await Seal(attempt, wish.Kind, texts, events, begun: null, sealedFor, [], cancel))
                (events, refusal) = ([], Erased);
            results[i] = new(
                wish.Ids[i],
                (int)(stream.StartingVersion ?? 0) + events.Length,
                refusal is null ? [] : [refusal]
            )
            {
                State = await Append(attempt, wish.Kind, stream, events),
            };
        }
        if (results.Any(x => !x.Accepted) && (wish.IsAtomic || results.All(x => !x.Accepted)))
            return await Idempotency.FindAll(attempt, now, cancel) ?? Undone(wish, results, streams);
        if (rulings.SelectMany(x => x.Events).Any(wish.Kind.Obeys))
            PolicyVersions.StillStands(attempt, policy);
        Idempotency.Stage(attempt, results, now);
        try
        {
            await attempt.Save(cancel);
        }
        catch (Exception failure) when (Conflict.TakenIn(failure) is { } table)
        {
            if (IsOutdated(table, texts, wish.Command.Shop))
                return null;
            await using var fresh = new Attempt(store, runtime, wish.Command);
            return await Idempotency.FindAll(fresh, now, cancel);
        }
        texts.Committed();
        return new([.. results], []);
    }

    /// <summary>Appends these facts with what they bring along; the state that they leave.</summary>
    private static async Task<TState?> Append<TState>(
        Attempt attempt,
        StreamOf<TState> kind,
        IEventStream<TState> stream,
        ImmutableArray<IFact> facts
    )
        where TState : class
    {
        var before = stream.Aggregate;
        if (facts.IsEmpty)
            return before;
        stream.AppendMany(facts);
        var after = kind.Fold(before, facts);
        await kind.Stage(attempt, before, after, facts);
        return after;
    }

    /// <summary>Nothing was stored: how all stand as they stood, and why the whole was refused, where that is one's fault for all.</summary>
    private static CommandResults Undone<TState>(
        ManyWish<TState> wish,
        IEnumerable<CommandResult> results,
        IEventStream<TState>[] streams
    )
        where TState : class =>
        new(
            [
                .. results.Select(
                    (x, i) => x with { Version = (int)(streams[i].StartingVersion ?? 0), State = streams[i].Aggregate }
                ),
            ],
            wish.IsAtomic
                ?
                [
                    .. results.SelectMany(
                        (x, i) => x.Refusals.Select(r => r with { Path = ["items", $"{i}", .. r.Path] })
                    ),
                ]
                : []
        );
}
