using System.Collections.Concurrent;
using System.Security.Cryptography;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.Transport;

/// <summary>The streams that are reserved or open on this process, by their tokens. Another process does not know them.</summary>
internal sealed class Reservations(TransportOptions limits, LimitOptions shares)
{
    private readonly ConcurrentDictionary<string, SharedStream> _streams = new(StringComparer.Ordinal);
    private readonly Lock _reserving = new();

    /// <param name="owner">Whose it is.</param>
    /// <param name="over">Called when it is over.</param>
    /// <exception cref="CodedError">This actor has too many.</exception>
    public SharedStream Reserve(Identity owner, Action<SharedStream> over)
    {
        lock (_reserving)
        {
            if (_streams.Count(x => x.Value.BelongsTo(owner)) >= limits.StreamsPerActor)
                throw Limit.StreamsPerActor.Reached(
                    "Too many streams at once.",
                    "Close some, or let what is reserved expire."
                );
            var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
            return _streams[token] = new SharedStream(
                token,
                owner,
                limits,
                shares,
                x =>
                {
                    _streams.TryRemove(x.Token, out _);
                    over(x);
                }
            );
        }
    }

    public SharedStream? Find(string token) => _streams.GetValueOrDefault(token);
}
