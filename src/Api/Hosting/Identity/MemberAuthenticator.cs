using System.Collections.Concurrent;
using HotDash.Api.Transport;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// A credential proves who asks; what one may do is asked of membership. The answer is kept for a second, so that a page of
/// requests costs one look, and forgotten as soon as anything changes in the shop. That somebody is no member is not kept: what
/// is guessed takes as long whether it exists or not.
/// </summary>
internal sealed class MemberAuthenticator(BearerTokens tokens, Tickets tickets, Standings standings, IClock clock)
    : IAuthenticator
{
    private readonly ConcurrentDictionary<Proof, (Instant At, Standing Standing)> _kept = new();
    private int _changes;

    public async ValueTask<GraphQL.Engine.Identity?> Authenticate(
        string token,
        string? shop,
        CancellationToken cancel
    ) => await Prove(token, shop, cancel) is { } proof ? await Ask(proof, cancel) : null;

    public async ValueTask<Func<CancellationToken, ValueTask<GraphQL.Engine.Identity?>>?> Redeem(
        string ticket,
        CancellationToken cancel
    )
    {
        if (await tickets.Redeem(ticket, cancel) is { } proof)
            return again => Ask(proof, again);
        Refusals.Count(RefusedBecause.Ticket);
        return null;
    }

    /// <summary>What the credential proves by itself; null when nothing.</summary>
    public async ValueTask<Proof?> Prove(string token, string? shop, CancellationToken cancel)
    {
        var (proof, why) = await tokens.Read(token, shop, cancel);
        if (why is { } reason)
            Refusals.Count(reason);
        return proof;
    }

    /// <summary>Members or keys have changed: what is being asked meanwhile is not kept either.</summary>
    /// <param name="shop">Of which shop; null for all.</param>
    public void Forget(string? shop)
    {
        Interlocked.Increment(ref _changes);
        foreach (var (proof, kept) in _kept)
        {
            if (shop is null || kept.Standing.Shop == shop)
                _kept.TryRemove(proof, out _);
        }
    }

    /// <summary>As whom the bearer of the proof may ask at this moment; null when as nobody.</summary>
    public async ValueTask<GraphQL.Engine.Identity?> Ask(Proof proof, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (proof.GoodUntil <= now)
            return Refused(RefusedBecause.Time);
        if (await Stands(proof with { GoodUntil = null }, now, cancel) is not { } standing)
            return Refused(proof.KeyHash is null ? RefusedBecause.Member : RefusedBecause.ApiKey);
        if (standing.GoodUntil <= now)
            return Refused(RefusedBecause.Time);
        return new(standing.Shop, standing.Caller) { GoodUntil = proof.GoodUntil ?? standing.GoodUntil };
    }

    private async ValueTask<Standing?> Stands(Proof who, Instant now, CancellationToken cancel)
    {
        if (_kept.TryGetValue(who, out var kept) && now - kept.At < KeptFor && now >= kept.At)
            return kept.Standing;
        var changes = Volatile.Read(ref _changes);
        var standing = await standings.Find(who, now, cancel);
        if (_kept.Count >= MostKept)
            _kept.Clear();
        if (standing is not null && changes == Volatile.Read(ref _changes))
        {
            _kept[who] = (now, standing);
            // Forgotten between the look and this line: the other one cannot have seen it.
            if (changes != Volatile.Read(ref _changes))
                _kept.TryRemove(who, out _);
        }
        return standing;
    }

    private static GraphQL.Engine.Identity? Refused(RefusedBecause why)
    {
        Refusals.Count(why);
        return null;
    }

    private static readonly Duration KeptFor = Duration.FromSeconds(1);
    private const int MostKept = 10_000;
}
