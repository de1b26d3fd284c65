using System.Threading.RateLimiting;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>
/// Holds each actor to its share, whatever the transport. One for the process. What is kept of an actor goes as soon as it
/// rests; all who prove nobody share one place, so that there are never more places than members.
/// </summary>
internal sealed class Admission(LimitOptions limits) : IDisposable
{
    private readonly PartitionedRateLimiter<(string, string)> _rates = PartitionedRateLimiter.Create<
        (string, string),
        (string, string)
    >(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => Bucket(limits.RequestsPerSecond, limits.RequestBurst)));
    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), Load> _loads = [];

    /// <summary>Actors that have something going on.</summary>
    public int Actors
    {
        get
        {
            lock (_gate)
                return _loads.Count;
        }
    }

    /// <summary>Counts an operation that wants to begin.</summary>
    /// <param name="bytes">How large it is: what has much to read counts as several.</param>
    /// <exception cref="CodedError">There were too many; it says when to come again.</exception>
    public void Request(Identity? identity, long bytes)
    {
        var permits = Math.Min(1 + bytes / BytesOfOne, limits.RequestBurst);
        using var lease = _rates.AttemptAcquire(Key(identity), (int)permits);
        if (lease.IsAcquired)
            return;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        throw Limit
            .RequestRate.Error(
                ErrorCode.RateLimited,
                FormattableString.Invariant($"More than {limits.RequestsPerSecond} requests a second."),
                FormattableString.Invariant($"Try again in {seconds} s.")
            )
            .AddExtension(RetryAfter, seconds);
    }

    /// <summary>Takes a place for an operation; disposing gives it back.</summary>
    /// <exception cref="CodedError">The actor has as many as it may.</exception>
    public IDisposable Enter(Identity? identity, bool streams)
    {
        var who = Key(identity);
        lock (_gate)
        {
            var load = _loads.GetValueOrDefault(who);
            if (streams && load.Subscriptions >= limits.SubscriptionsPerActor)
                throw Limit.SubscriptionsPerActor.Reached(
                    FormattableString.Invariant($"You run {limits.SubscriptionsPerActor} subscriptions already."),
                    "Complete some."
                );
            if (!streams && load.Operations >= limits.OperationsPerActor)
                throw Limit.OperationsPerActor.Reached(
                    FormattableString.Invariant($"You run {limits.OperationsPerActor} operations already."),
                    "Wait for some to end."
                );
            _loads[who] = load.With(streams, 1);
        }
        return new Place(this, who, streams);
    }

    /// <summary>Tokens that come evenly, so many a second, and pile up to a burst.</summary>
    public static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst) =>
        new()
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / perSecond,
            AutoReplenishment = false,
        };

    public void Dispose() => _rates.Dispose();

    private void Leave((string, string) who, bool streams)
    {
        lock (_gate)
        {
            var load = _loads[who].With(streams, -1);
            if (load == default)
                _loads.Remove(who);
            else
                _loads[who] = load;
        }
    }

    private static (string, string) Key(Identity? identity) =>
        identity is null ? ("", "") : (identity.Shop, identity.Caller.Actor.Id);

    /// <summary>The name of the extension that says after how many seconds to come again.</summary>
    public const string RetryAfter = "retryAfterSeconds";

    /// <summary>So many bytes count as one more request or message.</summary>
    public const int BytesOfOne = 32 * 1024;

    private readonly record struct Load(int Operations, int Subscriptions)
    {
        public Load With(bool streams, int more) =>
            streams ? this with { Subscriptions = Subscriptions + more } : this with { Operations = Operations + more };
    }

    private sealed class Place(Admission admission, (string, string) who, bool streams) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                admission.Leave(who, streams);
        }
    }
}
