namespace HotDash.Api.Hosting.Identity;

/// <summary>The Shopify app whose session tokens prove who asks.</summary>
public sealed class ShopifyOptions
{
    /// <summary>The app's client id: the audience of its tokens. Empty where there is no app.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The app's client secret, which signs its tokens; 32 characters at least.</summary>
    public string Secret { get; init; } = "";

    /// <summary>A second secret that is good, too, while they change over; empty otherwise.</summary>
    public string SecondSecret { get; init; } = "";

    /// <summary>Where it stands in the configuration.</summary>
    public const string Section = "HotDash:Identity:Shopify";
}
