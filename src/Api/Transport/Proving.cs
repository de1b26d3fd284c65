using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.Transport;

/// <summary>
/// Proves again, every so often, whom the credentials of running subscriptions and open sockets prove: each credential once,
/// however many came with it; soon after it has expired, and at once when something has changed. One timer for all.
/// </summary>
internal sealed class Proving(TransportOptions limits, IClock clock, ILogger<Proving> log) : BackgroundService
{
    private readonly ConcurrentDictionary<object, Watched> _watched = new();

    /// <summary>From now on the subscription ends when its asker has lost the credential, or has other roles than these.</summary>
    public void Watch(Subscriber subscriber, Identity identity, Credential credential)
    {
        Begin(subscriber, new(identity, credential, subscriber.Fail));
        subscriber.Gone += Forget;
        if (subscriber.Left.IsCancellationRequested)
            Forget(subscriber);
    }

    /// <summary>From now on the connection is ended when its credential proves nobody any more; until <see cref="Forget"/>.</summary>
    public void Watch(object connection, Credential credential, Action end)
    {
        if (credential.Identity is { } identity)
            Begin(
                connection,
                new(
                    identity,
                    credential,
                    why =>
                    {
                        if (why is Unproven)
                            end();
                    }
                )
            );
    }

    /// <summary>What was taken away between its proof and now was told to nobody here: it is proved once more.</summary>
    private void Begin(object watched, Watched how)
    {
        _watched[watched] = how;
        _ = Prove([how], CancellationToken.None);
    }

    public void Forget(object watched) => _watched.TryRemove(watched, out _);

    /// <summary>Proves all of this shop now; those of all shops where it is null.</summary>
    public Task Again(string? shop, CancellationToken cancel) =>
        Prove(_watched.Where(x => shop is null || x.Value.Identity.Shop == shop), cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(limits.ProveEvery < Tick ? limits.ProveEvery : Tick);
        try
        {
            for (var all = Instant.MinValue; await timer.WaitForNextTickAsync(stoppingToken); )
            {
                var now = clock.GetCurrentInstant();
                var isTime = now - all >= Duration.FromTimeSpan(limits.ProveEvery);
                if (isTime)
                    all = now;
                await Prove(
                    _watched.Where(x => isTime || x.Value.IsOpen || x.Value.Identity.GoodUntil < now),
                    stoppingToken
                );
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private Task Prove(IEnumerable<KeyValuePair<object, Watched>> which, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            which.Select(x => x.Value).GroupBy(x => x.Credential.Key),
            new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = AtOnce },
            async (same, now) => await Prove([.. same], now)
        );

    private async Task Prove(Watched[] same, CancellationToken cancel)
    {
        try
        {
            var present = await same[0].Credential.Again(cancel);
            foreach (var watched in same)
            {
                var asked = watched.Identity.Caller;
                watched.IsOpen = false;
                if (present is null)
                    watched.Fail(new Unproven());
                else if (present.Caller.Actor != asked.Actor || !asked.Roles.SetEquals(present.Caller.Roles))
                    watched.Fail(Changed());
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Not to know is no reason to end, and no answer either: it is asked again with the next tick.
            foreach (var watched in same)
                watched.IsOpen = true;
            log.LogWarning("A credential could not be proved again: {Reason}", failure.Message);
        }
    }

    private static CodedError Changed() =>
        new(
            ErrorCode.Forbidden,
            "Your roles have changed.",
            "Subscribe again with 'after': the cursor of the last message that you got."
        );

    private sealed record Watched(Identity Identity, Credential Credential, Action<CodedError> Fail)
    {
        /// <summary>Whether the last proof had no answer.</summary>
        public bool IsOpen { get; set; }
    }

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int AtOnce = 4;
}

/// <summary>A credential that proved somebody proves nobody any more.</summary>
internal sealed class Unproven()
    : CodedError(
        ErrorCode.Unauthenticated,
        "The credential is not valid any more.",
        "Get a new one and connect again."
    );
