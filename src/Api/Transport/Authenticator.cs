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
/// <param name="Key">Credentials that prove the same, now and later, have the same.</param>
/// <param name="Again">Whom it proves by now: roles change and tokens expire while connections last.</param>
internal sealed record Credential(
    bool Given,
    Identity? Identity,
    (string Token, string? Shop) Key,
    Func<CancellationToken, ValueTask<Identity?>> Again
)
{
    private static readonly Credential None = new(false, null, default, _ => default);

    public bool ProvesNobody => Given && Identity is null;

    public static async ValueTask<Credential> Of(HttpContext http, IAuthenticator authenticator)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.Length == 0
            ? None
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
        return new(true, await Prove(cancel), (token, shop), Prove);

        ValueTask<Identity?> Prove(CancellationToken now) =>
            token.Length == 0 ? default : authenticator.Authenticate(token, shop, now);
    }

    public const string ShopHeader = "X-HotDash-Shop";
    public const string Scheme = "Bearer ";
}
