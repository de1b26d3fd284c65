namespace HotDash.Api.Hosting;

/// <summary>Where metrics are served.</summary>
/// <param name="IsChosen">Whether it was configured: who chose it must get it.</param>
internal sealed record MetricsAddress(string Url, bool IsChosen)
{
    /// <summary>Null where they are turned off.</summary>
    /// <exception cref="InvalidSettingException">The setting is no address.</exception>
    public static MetricsAddress? From(IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } given)
            return new("http://localhost:9091", IsChosen: false);
        if (given == "off")
            return null;
        return
            Uri.TryCreate(given, UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttp
            && url.PathAndQuery == "/"
            ? new(given, IsChosen: true)
            : throw new InvalidSettingException(
                $"{Key} is '{given}'; it is an address as http://localhost:9091, or off."
            );
    }

    public const string Key = "HotDash:Metrics:Url";
}
