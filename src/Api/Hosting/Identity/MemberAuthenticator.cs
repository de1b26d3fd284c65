using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Transport;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// A token proves who asks; what one may do is asked of membership. The answer is kept for a second, so that a page of
/// requests costs one look, and a change of roles takes hold within two.
/// </summary>
public sealed class MemberAuthenticator(DevTokens tokens, MemberTable members, IClock clock) : IAuthenticator
{
    private readonly ConcurrentDictionary<(string Shop, string Actor), (Instant At, Caller? Caller)> _kept = new();

    public async ValueTask<GraphQL.Engine.Identity?> Authenticate(string token, string? shop, CancellationToken cancel)
    {
        if (await tokens.Read(token, cancel) is not { } proven || (shop is not null && shop != proven.Shop))
            return null;
        return await CallerOf((proven.Shop, proven.Actor), cancel) is { } caller
            ? new(proven.Shop, caller) { GoodUntil = proven.GoodUntil }
            : null;
    }

    private async ValueTask<Caller?> CallerOf((string Shop, string Actor) who, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (_kept.TryGetValue(who, out var kept) && now - kept.At < KeptFor && now >= kept.At)
            return kept.Caller;
        var caller = await members.Find(who.Shop, who.Actor, cancel);
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[who] = (now, caller);
        return caller;
    }

    private static readonly Duration KeptFor = Duration.FromSeconds(1);
    private const int MostKept = 10_000;
}
