using System.Collections.Immutable;
using System.Threading.RateLimiting;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// The keys that an issuer publishes: found by discovery, kept, asked for again every ten minutes and when a token names one that is not
/// among them. An issuer that is away costs nobody whose key is known.
/// </summary>
internal sealed class IssuerKeys(IssuerOptions issuer, HttpClient http, IClock clock, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private readonly TokenBucketRateLimiter _pace = new(
        new()
        {
            TokenLimit = AsksAtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = AskEvery,
            AutoReplenishment = true,
            QueueLimit = 0,
        }
    );
    private volatile Published? _known;

    /// <summary>The keys that a token of this <paramref name="id"/> may be signed by; all where it names none; none when there is no such key.</summary>
    /// <exception cref="CodedError">UNAVAILABLE: the issuer cannot be asked, and never could be yet.</exception>
    public async ValueTask<ImmutableArray<SecurityKey>> Of(string? id, CancellationToken cancel)
    {
        var known = _known ?? await Ask(null, cancel) ?? throw Away();
        if (clock.GetCurrentInstant() - known.At > KeptFor)
            _ = Ask(known, CancellationToken.None);
        if (known.With(id) is { IsEmpty: false } found)
            return found;
        return (await Ask(known, cancel))?.With(id) ?? [];
    }

    public void Dispose()
    {
        _asking.Dispose();
        _pace.Dispose();
    }

    /// <summary>Asks the issuer, unless somebody did so meanwhile, or this was done often enough.</summary>
    private async Task<Published?> Ask(Published? seen, CancellationToken cancel)
    {
        await _asking.WaitAsync(cancel);
        try
        {
            if (_known != seen)
                return _known;
            using var may = _pace.AttemptAcquire();
            return may.IsAcquired ? _known = await Fetch() : _known;
        }
        catch (Exception failure)
        {
            // Whatever it is: the keys that are known stay good, and whoever has none is told so.
            log.LogWarning(
                "The keys of {Issuer} cannot be had: {Reason}",
                issuer.Issuer,
                failure.GetBaseException().Message
            );
            return _known;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>To its end, though whoever brought it about hangs up: others wait for it, too.</summary>
    private async Task<Published> Fetch()
    {
        var address = issuer.Metadata.Length > 0 ? issuer.Metadata : $"{issuer.Issuer.TrimEnd('/')}{WellKnown}";
        var described = await OpenIdConnectConfigurationRetriever.GetAsync(
            address,
            new HttpDocumentRetriever(http) { RequireHttps = new Uri(address).Scheme == Uri.UriSchemeHttps },
            CancellationToken.None
        );
        if (described.Issuer != issuer.Issuer)
            throw new InvalidOperationException($"{address} describes another issuer, '{described.Issuer}'");
        return new(
            clock.GetCurrentInstant(),
            [.. (described.JsonWebKeySet?.Keys ?? []).Take(MostKeys).Select(Usable).OfType<SecurityKey>()]
        );
    }

    /// <summary>A public key that may sign tokens; null for all else that stands in such lists.</summary>
    private static SecurityKey? Usable(JsonWebKey published)
    {
        if (published.Use is not (null or "" or "sig"))
            return null;
        if (published.Kty == "OKP")
            return EdDsaKey.Of(published);
        return
            JsonWebKeyConverter.TryConvertToSecurityKey(published, out var key)
            && key is RsaSecurityKey { KeySize: >= SmallestRsa } or ECDsaSecurityKey { KeySize: 256 }
            ? key
            : null;
    }

    private static CodedError Away() =>
        new(
            ErrorCode.Unavailable,
            "The issuer of the credential cannot be reached at the moment.",
            "Try again in a few seconds."
        );

    private sealed record Published(Instant At, ImmutableArray<SecurityKey> Keys)
    {
        public ImmutableArray<SecurityKey> With(string? id) =>
            string.IsNullOrEmpty(id) ? Keys : [.. Keys.Where(x => x.KeyId == id)];
    }

    private const string WellKnown = "/.well-known/openid-configuration";
    private const int MostKeys = 20;
    private const int SmallestRsa = 2048;
    private static readonly Duration KeptFor = Duration.FromMinutes(10);

    // Keys that are changed several times in a minute are found; tokens with ids that somebody makes up are no flood for the issuer.
    private const int AsksAtOnce = 5;
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);
}
