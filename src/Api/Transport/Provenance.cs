using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>Tells requests that any page of any site could make a browser send from those that it could not.</summary>
internal static class Provenance
{
    /// <summary>
    /// Refuses what a browser sends for any page without asking first: a request without one header that is not on its safe list.
    /// A body of application/json is such a header, and is demanded of every POST.
    /// </summary>
    public static void DemandPreflight(HttpRequest request)
    {
        // A ticket is as good: no other site's page has one that proves anybody.
        if (
            HttpMethods.IsGet(request.Method)
            && !Unsafe.Any(request.Headers.ContainsKey)
            && !IsJson(request)
            && Credential.TicketOf(request) is null
        )
            throw new BadRequest(
                StatusCodes.Status403Forbidden,
                Limit.Preflight.Error(
                    ErrorCode.Forbidden,
                    "A page of another site could have sent this.",
                    $"Send a header '{Unsafe[0]}: 1'."
                )
            );
    }

    /// <summary>Whether a browser's page may connect: it is of this origin, or of a configured one; other programs name none.</summary>
    public static bool MayConnect(HttpRequest request, LimitOptions limits)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || limits.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsJson(HttpRequest request) =>
        request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Headers that no browser sends for a page of another origin without asking first.</summary>
    public static readonly string[] Unsafe =
    [
        "GraphQL-Preflight",
        "Apollo-Require-Preflight",
        "X-Apollo-Operation-Name",
        "X-Requested-With",
        "Authorization",
        Credential.ShopHeader,
    ];
}
