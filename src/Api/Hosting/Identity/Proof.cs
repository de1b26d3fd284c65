using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// What a credential proves, before membership is asked: an actor of a shop, a subject of an issuer, or that a key is known. No
/// secret: it may be kept as long as a stream runs, and asked about again and again.
/// </summary>
/// <param name="Shop">The shop that the credential names, or that its bearer names; null where a key says which.</param>
/// <param name="GoodUntil">From then on it proves nothing; null where that stands with the key.</param>
internal sealed record Proof(string? Shop, Instant? GoodUntil)
{
    /// <summary>The actor's id, where the credential knows it.</summary>
    public string? Actor { get; init; }

    /// <summary>Who says who the subject is, as the issuer writes itself.</summary>
    public string? Issuer { get; init; }

    /// <summary>Who it is, as the issuer writes it.</summary>
    public string? Subject { get; init; }

    /// <summary>SHA-256 of an API key, as hex.</summary>
    public string? KeyHash { get; init; }
}
