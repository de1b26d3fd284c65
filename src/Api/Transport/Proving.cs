using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>
/// Proves again, every so often, whom the credentials of running subscriptions prove: each credential once, however many
/// subscriptions came with it. One timer for all.
/// </summary>
internal sealed class Proving(TransportOptions limits, ILogger<Proving> log) : BackgroundService
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
        using var timer = new PeriodicTimer(limits.ProveEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Parallel.ForEachAsync(
                    _watched.GroupBy(x => x.Value.Credential.Key),
                    new ParallelOptions { CancellationToken = stoppingToken, MaxDegreeOfParallelism = AtOnce },
                    async (same, cancel) => await Prove([.. same], cancel)
                );
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
                subscriber.Fail(NoLonger());
            else if (!identity.Caller.Roles.SetEquals(present.Caller.Roles))
                subscriber.Fail(Changed());
        }
    }

    private void Forget(Subscriber subscriber) => _watched.TryRemove(subscriber, out _);

    /// <summary>What answers whom a credential proves no more.</summary>
    internal static CodedError NoLonger() =>
        new(ErrorCode.Unauthenticated, "The credential is not valid any more.", "Get a new one and connect again.");

    private static CodedError Changed() =>
        new(
            ErrorCode.Forbidden,
            "Your roles have changed.",
            "Subscribe again with 'after': the cursor of the last message that you got."
        );

    private const int AtOnce = 4;
}
