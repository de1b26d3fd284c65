using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>Finds out whom a credential proves. Implemented where identity lives.</summary>
public interface IAuthenticator
{
    /// <param name="token">The bearer token, without its scheme.</param>
    /// <param name="shop">The shop that the client names, where its credential leaves it open.</param>
    /// <returns>Null when the credential proves nobody, or nobody of that shop.</returns>
    ValueTask<Identity?> Authenticate(string token, string? shop, CancellationToken cancel);

    /// <summary>Uses a single-use ticket up.</summary>
    /// <returns>What tells whom it stands for, now and later; null when the ticket is none, or none any more.</returns>
    ValueTask<Func<CancellationToken, ValueTask<Identity?>>?> Redeem(string ticket, CancellationToken cancel) =>
        default;
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
        return header.Length > 0 ? await Of(header, ShopOf(http.Request), authenticator, http.RequestAborted)
            : TicketOf(http.Request) is { } ticket ? await OfTicket(ticket, authenticator, http.RequestAborted)
            : None;
    }

    public static async ValueTask<Credential> Of(
        string authorization,
        string? shop,
        IAuthenticator authenticator,
        CancellationToken cancel
    )
    {
        var token = Bearer(authorization);
        return new(true, await Prove(cancel), (token, shop), Prove);

        ValueTask<Identity?> Prove(CancellationToken now) => authenticator.Authenticate(token, shop, now);
    }

    private static async ValueTask<Credential> OfTicket(
        string ticket,
        IAuthenticator authenticator,
        CancellationToken cancel
    ) =>
        await authenticator.Redeem(ticket, cancel) is { } again
            ? new(true, await again(cancel), (ticket, null), again)
            : new(true, null, (ticket, null), _ => default);

    /// <summary>The token that a request bears; null where it has no such header.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header ? Bearer(header) : null;

    /// <summary>The shop that a request names; null where it names none.</summary>
    public static string? ShopOf(HttpRequest request) =>
        request.Headers[ShopHeader].ToString() is { Length: > 0 } shop ? shop : null;

    /// <summary>The ticket in the address of a stream of events; null where there is none: nothing else takes one.</summary>
    public static string? TicketOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Query[TicketParameter].ToString() is { Length: > 0 } ticket
        && HttpAnswer.Negotiate(request) == AnswerKind.Events
            ? ticket
            : null;

    /// <summary>The same words for every credential that proves nobody, whatever there is of what it names.</summary>
    public static BadRequest Refused() =>
        new(
            StatusCodes.Status401Unauthorized,
            new(
                ErrorCode.Unauthenticated,
                "The credential is not valid.",
                $"Get a new one; where it does not name the shop, name yours by {ShopHeader}."
            )
        );

    /// <summary>Addresses are written to logs: what comes in one is refused, and not even looked at.</summary>
    public static void DemandNoneInAddress(HttpRequest request)
    {
        if (request.QueryString.HasValue && request.Query.Any(x => IsSecret(x.Key) || x.Value.Any(IsSecretValue)))
            throw new BadRequest(
                StatusCodes.Status400BadRequest,
                new(
                    ErrorCode.Unauthenticated,
                    "A credential in an address is not accepted.",
                    "Send it in the header Authorization, and get a new one: this one stands in logs by now."
                )
            );
    }

    private static bool IsSecret(string name) =>
        name.Equals("access_token", StringComparison.OrdinalIgnoreCase)
        || name.Equals("id_token", StringComparison.OrdinalIgnoreCase)
        || name.Equals("api_key", StringComparison.OrdinalIgnoreCase)
        || name.Equals("authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>An API key, or a JWT: the header of each begins with these letters.</summary>
    private static bool IsSecretValue(string? value) =>
        value is not null
        && (
            value.StartsWith(ApiKeyMark, StringComparison.Ordinal)
            || value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("eyJ", StringComparison.Ordinal) && value.Count(x => x == '.') >= 2
        );

    private static string Bearer(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : "";

    /// <summary>How every API key begins.</summary>
    public const string ApiKeyMark = "hd_live_";
    private const string TicketParameter = "ticket";

    public const string ShopHeader = "X-HotDash-Shop";
    public const string Scheme = "Bearer ";
}
