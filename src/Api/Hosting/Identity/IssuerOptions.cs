namespace HotDash.Api.Hosting.Identity;

/// <summary>An OpenID Connect issuer whose tokens prove who asks.</summary>
public sealed class IssuerOptions
{
    /// <summary>The issuer to the letter as its tokens name it; https, or http on this machine.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>What the tokens' <c>aud</c> names: the API, or the client that asks.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The claim that names the shop; empty where the bearer names it.</summary>
    public string ShopClaim { get; init; } = "";

    /// <summary>Where the issuer describes itself; empty for <c>/.well-known/openid-configuration</c> below it.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>Where it stands in the configuration.</summary>
    public const string Section = "HotDash:Identity:Issuers";
}
