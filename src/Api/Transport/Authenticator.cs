using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Transport;

/// <summary>Finds out whom a credential proves. Implemented where identity lives.</summary>
public interface IAuthenticator
{
    /// <param name="token">The bearer token, without its scheme.</param>
    /// <param name="shop">The shop that the client names, where its credential leaves it open.</param>
    /// <returns>Null when the credential proves nobody, or nobody of that shop.</returns>
    ValueTask<Identity?> Authenticate(string token, string? shop, CancellationToken cancel);
}

/// <summary>The credential that a request or a connection came with.</summary>
/// <param name="Given">Whether there was one at all: one that proves nobody is refused, none may still ask what is open to all.</param>
internal readonly record struct Credential(bool Given, Identity? Identity)
{
    public static async ValueTask<Credential> Of(HttpContext http, IAuthenticator authenticator)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.Length == 0
            ? default
            : await Of(header, http.Request.Headers[ShopHeader], authenticator, http.RequestAborted);
    }

    public static async ValueTask<Credential> Of(
        string authorization,
        string? shop,
        IAuthenticator authenticator,
        CancellationToken cancel
    )
    {
        var token = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : "";
        return new(true, token.Length == 0 ? null : await authenticator.Authenticate(token, shop, cancel));
    }

    public const string ShopHeader = "X-HotDash-Shop";
    public const string Scheme = "Bearer ";
}
