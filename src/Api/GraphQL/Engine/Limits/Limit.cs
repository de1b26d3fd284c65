using System.Globalization;
using System.Text.Json;
using GraphQL;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>What is limited. Errors name it as <c>extensions.limit</c>, in camelCase; schema/graphql/errors.md lists them all.</summary>
public enum Limit
{
    Characters,
    Tokens,
    Depth,
    Selections,
    Aliases,
    Repeats,
    Fragments,
    Directives,
    Cost,
    BodyBytes,
    OperationsPerConnection,
    SubscriptionsPerConnection,
    OperationsPerActor,
    SubscriptionsPerActor,
    StreamsPerActor,
    RequestRate,
    ExecutionTime,
    Introspection,
    IntrospectionDepth,
    Preflight,
    Origin,
}

/// <summary>The errors of limits.</summary>
internal static class LimitErrors
{
    /// <summary>An error that names its limit.</summary>
    public static CodedError Error(this Limit limit, ErrorCode code, string message, string nextStep)
    {
        var error = new CodedError(code, message, nextStep);
        return error.AddExtension("limit", limit.Text());
    }

    /// <summary>The document wants more than is served.</summary>
    public static CodedError TooComplex(this Limit limit, string what, int most) =>
        limit.Error(
            ErrorCode.TooComplex,
            string.Create(CultureInfo.InvariantCulture, $"The document has more than {most} {what}."),
            "Ask for less at once."
        );

    /// <summary>Too many at once.</summary>
    public static CodedError Reached(this Limit limit, string message, string nextStep) =>
        limit.Error(ErrorCode.LimitReached, message, nextStep);

    /// <summary>The name as clients read it.</summary>
    public static string Text(this Limit limit) => JsonNamingPolicy.CamelCase.ConvertName(limit.ToString());
}
