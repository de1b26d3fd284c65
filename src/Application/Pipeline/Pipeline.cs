using HotDash.Application.Policies;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using JasperFx.Events;
using Marten;
using NodaTime;
using Wolverine.Runtime;

namespace HotDash.Application.Pipeline;

/// <summary>
/// What every command passes: load, gather plain facts, decide once and purely, append under the expected version
/// with its rows and messages in one transaction; and when another was faster, or keeps a lock, decide again on fresh state.
/// Round trips: 5 (the shop, stream and state; the shop, everything written, commit), 3 where the stream begins; one more
/// for a conversation, for a lock, for what would be refused under an idempotency key, and for the first of a shop that obeys its policy.
/// </summary>
public sealed partial class Pipeline(
    IDocumentStore store,
    IWolverineRuntime runtime,
    IPersonalTexts personal,
    IApprovalPolicies policies,
    IClock clock,
    CommandOptions options
) : IDisposable
{
    private readonly Turns turns = new(options.WritesAtOnce);

    /// <summary>How many commands wait for their turn.</summary>
    public int Waiting => turns.Waiting;

    /// <summary>The present instant as facts keep it: whole microseconds.</summary>
    internal Instant Now => clock.GetCurrentInstant().ToMicroseconds();

    internal async Task<Decided<TState>> Decide<TState, TGathered>(
        Wish<TState, TGathered> wish,
        CancellationToken cancel
    )
        where TState : class
    {
        if (Idempotency.CheckKey(wish.Command.IdempotencyKey) is { } malformed)
            return new(new CommandResult(wish.Id, 0, [malformed]), null, [], Now);
        return await Again(
            wish.Command,
            wish.Id,
            (texts, isBlocked, patience) => Try(wish, texts, isBlocked, patience, cancel),
            cancel
        );
    }

    /// <summary>Attempts until one answers: again where another was faster, while there is patience.</summary>
    private async Task<T> Again<T>(
        Command command,
        string what,
        Func<IOpenTexts, bool, CancellationToken, Task<T?>> attempt,
        CancellationToken cancel
    )
        where T : class
    {
        using var texts = personal.Open(command.Shop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (command.By.Actor.Kind != ActorKind.System)
            patience.CancelAfter(options.Patience.ToTimeSpan());
        try
        {
            for (var (lost, isBlocked) = (0, false); lost < MostRacesLost; )
            {
                try
                {
                    if (await attempt(texts, isBlocked, patience.Token) is { } decided)
                        return decided;
                    (lost, isBlocked) = (lost + 1, false);
                }
                catch (Exception failure) when (Conflict.IsLostRace(failure))
                {
                    texts.Renew();
                    isBlocked = Conflict.IsBlocked(failure);
                    lost += isBlocked ? 0 : 1;
                }
                await Task.Delay(Random.Shared.Next(1 << Math.Min(lost, LongestJitterExponent)), patience.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} could not be decided on within {options.Patience.TotalSeconds} s.");
        }
        throw new TimeoutException($"{what} changed under all of {MostRacesLost} attempts to decide on it.");
    }

    /// <summary>One attempt; null when it is to be made again.</summary>
    private async Task<Decided<TState>?> Try<TState, TGathered>(
        Wish<TState, TGathered> wish,
        IOpenTexts texts,
        bool wasBlocked,
        CancellationToken patience,
        CancellationToken cancel
    )
        where TState : class
    {
        await using var attempt = new Attempt(store, runtime, wish.Command);
        var stream = wish.Begins ? null : await attempt.Session.Events.FetchForWriting<TState>(wish.Id, cancel);
        // Before anything rests on it: what lacks a key reads as erased.
        if (!await texts.Complete(cancel))
            return null;
        var early = wish.Lock is null ? await wish.Gather(stream?.Aggregate, cancel) : default;
        return await turns.Take(wish.Command, wasBlocked, Write, patience);

        async Task<Decided<TState>?> Write()
        {
            if (wish.Lock is null)
                return await Settle(attempt, wish, texts, stream, early!, cancel);
            await attempt.Lock(wish.Lock, cancel);
            return await Settle(attempt, wish, texts, stream, await wish.Gather(stream?.Aggregate, cancel), cancel);
        }
    }

    /// <summary>Decides on what was loaded and gathered, and saves; null when it is to be attempted again.</summary>
    private async Task<Decided<TState>?> Settle<TState, TGathered>(
        Attempt attempt,
        Wish<TState, TGathered> wish,
        IOpenTexts texts,
        IEventStream<TState>? stream,
        TGathered gathered,
        CancellationToken cancel
    )
        where TState : class
    {
        var (before, version) = (stream?.Aggregate, (int)(stream?.StartingVersion ?? 0));
        var now = before is null ? Now : Instant.Max(Now, wish.Kind.LastAt(before));

        var policy = wish.Kind.ObeysPolicy ? await policies.Known(wish.Command.Shop, cancel) : ApprovalPolicy.Default;
        var ruling = wish.Decide(before, gathered, new Facts(now, wish.Command.By, policy));
        if (ruling.Refusal is { } refusal)
            return wish.Kind.Obeys(refusal) && await IsReplaced(policy, wish.Command.Shop, cancel)
                ? null
                : await Refuse(attempt, wish, before, version, refusal, now, cancel);

        var after = before;
        var writes = !ruling.Events.IsEmpty || wish.Beside is not null;
        var begun = wish.Begins ? wish.Id : null;
        if (writes && !await Seal(attempt, wish.Kind, texts, ruling.Events, begun, [], wish.BesideOf, cancel))
            return await Refuse(attempt, wish, before, version, Erased, now, cancel);
        if (!ruling.Events.IsEmpty)
        {
            if (stream is null)
                attempt.Session.Events.StartStream<TState>(wish.Id, ruling.Events);
            else
                stream.AppendMany(ruling.Events);
            after = wish.Kind.Fold(before, ruling.Events);
            await wish.Kind.Stage(attempt, before, after, ruling.Events);
            if (ruling.Events.Any(wish.Kind.Obeys))
                PolicyVersions.StillStands(attempt, policy);
        }
        wish.Beside?.Invoke(attempt, gathered, ruling.Events, now);
        var result = new CommandResult(wish.Id, version + ruling.Events.Length, []);
        Idempotency.Stage(attempt, result, now);
        try
        {
            await attempt.Save(cancel);
        }
        catch (Exception failure) when (Conflict.TakenIn(failure) is { } table)
        {
            if (IsOutdated(table, texts, wish.Command.Shop))
                return null;
            await using var fresh = new Attempt(store, runtime, wish.Command);
            return await wish.Kind.Explain(fresh, table, after!, cancel) is { } taken
                ? await Refuse(fresh, wish, before, version, taken, now, cancel)
                : await Replay(fresh, before, now, cancel);
        }
        texts.Committed();
        return new(result, after, ruling.Events, now);
    }

    /// <summary>What was read is read anew where another was faster; whether it was the policy, so that there is nothing else to say of it.</summary>
    private bool IsOutdated(string table, IOpenTexts texts, string shop)
    {
        if (table == IOpenTexts.Table)
            texts.Forget();
        else
            texts.Renew();
        if (table != PolicyVersions.Table)
            return false;
        policies.Forget(shop);
        return true;
    }

    /// <summary>A refusal is stored nowhere, so that nothing tells whether what it obeyed still stands.</summary>
    private async Task<bool> IsReplaced(ApprovalPolicy policy, string shop, CancellationToken cancel) =>
        (await policies.Present(shop, cancel)).Version != policy.Version;

    /// <summary>Refusals are stored nowhere: only what would be refused has to ask whether its key was answered before.</summary>
    private static async Task<Decided<TState>> Refuse<TState, TGathered>(
        Attempt attempt,
        Wish<TState, TGathered> wish,
        TState? state,
        int version,
        Refusal refusal,
        Instant now,
        CancellationToken cancel
    )
        where TState : class =>
        await Replay(attempt, state, now, cancel)
        ?? new(new CommandResult(wish.Begins ? string.Empty : wish.Id, version, [refusal]), state, [], now);

    private static async Task<Decided<TState>?> Replay<TState>(
        Attempt attempt,
        TState? state,
        Instant now,
        CancellationToken cancel
    )
        where TState : class =>
        await Idempotency.Find(attempt, now, cancel) is { } answered ? new(answered, state, [], now) : null;

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    // 20 commands at once on one stream lose to one another at most 20 times each; each wait is at most 64 ms. Who is blocked loses
    // no race: patience is the limit.
    private const int MostRacesLost = 40;
    private const int LongestJitterExponent = 6;
}
