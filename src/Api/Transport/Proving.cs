using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.Transport;

/// <summary>
/// Proves again, every so often, whom the credentials of running subscriptions prove: each credential once, however many
/// subscriptions came with it; and soon after it has expired. One timer for all.
/// </summary>
internal sealed class Proving(TransportOptions limits, IClock clock, ILogger<Proving> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Subscriber, (Identity Identity, Credential Credential)> _watched = new();

    /// <summary>From now on the subscription ends when its asker has lost the credential, or has other roles than these.</summary>
    public void Watch(Subscriber subscriber, Identity identity, Credential credential)
    {
        _watched[subscriber] = (identity, credential);
        subscriber.Gone += Forget;
        if (subscriber.Left.IsCancellationRequested)
            Forget(subscriber);
    }

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
                await Parallel.ForEachAsync(
                    _watched
                        .Where(x => isTime || x.Value.Identity.GoodUntil < now)
                        .GroupBy(x => x.Value.Credential.Key),
                    new ParallelOptions { CancellationToken = stoppingToken, MaxDegreeOfParallelism = AtOnce },
                    async (same, cancel) => await Prove([.. same], cancel)
                );
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task Prove(
        KeyValuePair<Subscriber, (Identity Identity, Credential Credential)>[] same,
        CancellationToken cancel
    )
    {
        Identity? present;
        try
        {
            present = await same[0].Value.Credential.Again(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Not to know is no reason to end: whoever cannot ask the database hears nothing new either.
            log.LogWarning("A credential could not be proved again: {Reason}", failure.Message);
            return;
        }
        foreach (var (subscriber, (identity, _)) in same)
        {
            if (present is null)
                subscriber.Fail(new Unproven());
            else if (!identity.Caller.Roles.SetEquals(present.Caller.Roles))
                subscriber.Fail(Changed());
        }
    }

    private void Forget(Subscriber subscriber) => _watched.TryRemove(subscriber, out _);

    private static CodedError Changed() =>
        new(
            ErrorCode.Forbidden,
            "Your roles have changed.",
            "Subscribe again with 'after': the cursor of the last message that you got."
        );

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
