using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;

namespace HotDash.Api.Hosting.Identity;

/// <summary>POST /dev/tokens: a token for a member of a shop. In Development alone.</summary>
public static class DevTokenEndpoint
{
    /// <summary>What is asked: the member, and the roles that it must have.</summary>
    public sealed record Wish(string? Shop, string? Actor, string? Kind, string?[]? Roles, string? OnBehalfOf);

    public static void MapDevTokens(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.MapPost("/dev/tokens", IssueOrSayWhy);
    }

    private static async Task<IResult> IssueOrSayWhy(
        HttpRequest request,
        DevTokens tokens,
        MemberTable members,
        CancellationToken cancel
    )
    {
        try
        {
            return await Issue(request, tokens, members, cancel);
        }
        catch (Exception failure) when (Failures.IsUnavailable(failure))
        {
            return Refuse(503, ErrorCode.Unavailable, "The database is away; try again in a moment.");
        }
    }

    private static async Task<IResult> Issue(
        HttpRequest request,
        DevTokens tokens,
        MemberTable members,
        CancellationToken cancel
    )
    {
        Wish? wish;
        try
        {
            wish = await request.ReadFromJsonAsync<Wish>(cancel);
        }
        catch (Exception malformed)
            when (malformed is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return Refuse(400, ErrorCode.InvalidValue, "Send JSON: { \"shop\", \"actor\", \"roles\" }.");
        }
        if (wish is not { Shop: { Length: > 0 } shop, Actor: { Length: > 0 } actor })
            return Refuse(400, ErrorCode.InvalidValue, "Name 'shop' and 'actor'.");
        if (shop.Contains('\0', StringComparison.Ordinal) || actor.Contains('\0', StringComparison.Ordinal))
            return Refuse(400, ErrorCode.InvalidValue, "A name cannot contain NUL.");
        if (await members.Find(shop, actor, cancel) is not { } caller)
            return Refuse(404, ErrorCode.NotFound, "There is no such member in this shop.");
        return Fits(wish, caller)
            ? Results.Json(new { token = await tokens.Issue(shop, caller.Actor, cancel) })
            : Refuse(403, ErrorCode.Forbidden, "Kind, roles and onBehalfOf, where given, must be the member's own.");
    }

    private static bool Fits(Wish wish, Caller caller) =>
        (wish.Kind is null || wish.Kind.Equals(caller.Actor.Kind.ToString(), StringComparison.OrdinalIgnoreCase))
        && (wish.OnBehalfOf is null || wish.OnBehalfOf == caller.Actor.OnBehalfOf)
        && (
            wish.Roles is null
            || wish.Roles.Select(role => role?.ToUpperInvariant())
                .ToHashSet()
                .SetEquals(caller.Roles.Select(role => role.ToString().ToUpperInvariant()))
        );

    private static IResult Refuse(int status, ErrorCode code, string message) =>
        Results.Json(new { error = new { code = code.Text(), message } }, statusCode: status);
}
