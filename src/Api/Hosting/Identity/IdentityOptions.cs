namespace HotDash.Api.Hosting.Identity;

/// <summary>Who may say who asks.</summary>
/// <param name="Issuers">OpenID Connect issuers; none where nobody signs in through one.</param>
/// <param name="Shopify">The Shopify app; null where there is none.</param>
public sealed record IdentityOptions(IReadOnlyList<IssuerOptions> Issuers, ShopifyOptions? Shopify)
{
    /// <summary>As configured.</summary>
    /// <exception cref="InvalidSettingException">A value cannot be used; the message says which, and never a secret.</exception>
    public static IdentityOptions From(IConfiguration configuration)
    {
        var issuers = configuration.GetSection(IssuerOptions.Section).GetChildren().Select(Issuer).ToList();
        if (issuers.GroupBy(x => x.Issuer).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new InvalidSettingException($"{IssuerOptions.Section} names '{twice.Key}' more than once.");
        var shopify = configuration.GetSection(ShopifyOptions.Section);
        return new(issuers, shopify.GetChildren().Any(x => x.Value is { Length: > 0 }) ? App(shopify) : null);
    }

    private static IssuerOptions Issuer(IConfigurationSection from)
    {
        var issuer = Read<IssuerOptions>(from);
        if (!IsSafe(issuer.Issuer))
            throw Wrong(
                from,
                nameof(issuer.Issuer),
                "is the issuer's address, by https (by http on this machine alone)"
            );
        if (issuer.Audience.Length == 0)
            throw Wrong(from, nameof(issuer.Audience), "is missing: whom the issuer's tokens are meant for");
        if (issuer.Metadata.Length > 0 && !IsSafe(issuer.Metadata))
            throw Wrong(from, nameof(issuer.Metadata), "is an address by https (by http on this machine alone)");
        return issuer;
    }

    private static ShopifyOptions App(IConfigurationSection from)
    {
        var app = Read<ShopifyOptions>(from);
        if (app.ApiKey.Length == 0)
            throw Wrong(from, nameof(app.ApiKey), "is missing: the app's client id");
        if (app.Secret.Length < ShortestSecret)
            throw Wrong(from, nameof(app.Secret), $"is the app's client secret, {ShortestSecret} characters at least");
        if (app.SecondSecret.Length is > 0 and < ShortestSecret)
            throw Wrong(from, nameof(app.SecondSecret), $"has {ShortestSecret} characters at least, or none");
        return app;
    }

    /// <summary>Binds it; a key that there is not is a mistake in writing, and may be the one that was to protect.</summary>
    private static T Read<T>(IConfigurationSection from)
    {
        var known = typeof(T).GetProperties().Select(x => x.Name);
        return
            from.GetChildren().FirstOrDefault(x => !known.Contains(x.Key, StringComparer.OrdinalIgnoreCase)) is { } odd
            ? throw new InvalidSettingException($"{odd.Path} is no setting: see docs/configuration.md.")
            : from.Get<T>() ?? throw new InvalidSettingException($"{from.Path} is empty: see docs/configuration.md.");
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static InvalidSettingException Wrong(IConfigurationSection from, string key, string what) =>
        new($"{from.Path}:{key} {what}.");

    private const int ShortestSecret = 32;
}
