namespace HotDash.Domain.Shops;

/// <summary>What a credential proves of its bearer.</summary>
/// <param name="Issuer">Who says so, as it writes itself; 1..255 characters, no spaces around it.</param>
/// <param name="Subject">Whom it means, as the issuer writes it; 1..255 characters, no spaces around it.</param>
public sealed record Login(string Issuer, string Subject);
