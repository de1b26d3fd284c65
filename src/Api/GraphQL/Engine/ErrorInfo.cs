using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation.Errors.Custom;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// What leaves of an error: its message, its stable code, the next step. Whatever is not known to be written for clients
/// leaves as INTERNAL without its text, so that no class name, SQL or stack can slip out.
/// </summary>
public sealed class ErrorInfo : IErrorInfoProvider
{
    public global::GraphQL.Execution.ErrorInfo GetInfo(ExecutionError executionError) =>
        (CodeOf(executionError), executionError) switch
        {
            (var code, CodedError e) => Info(code, e.Message, e.NextStep, e.Extensions),
            (var code, AuthorizationError e) => Info(code, e.Message, e.NextStep),
            (var code, ComplexityError e) => Info(code, e.Message, "Ask for less at once.", Names(Limit.Cost)),
            (var code, NoIntrospectionError) => Info(
                code,
                "The schema cannot be asked for here.",
                "Read the committed schema.graphql.",
                Names(Limit.Introspection)
            ),
            (ErrorCode.Internal, _) => Info(ErrorCode.Internal, Failures.InternalMessage, null),
            (var code, { InnerException: CodedError inner }) => Info(
                code,
                Where(executionError) + inner.Message,
                inner.NextStep,
                inner.Extensions
            ),
            var (code, e) => Info(code, e.Message, null),
        };

    /// <summary>The stable code of any error.</summary>
    public static ErrorCode CodeOf(ExecutionError error) =>
        error switch
        {
            CodedError e => e.Is,
            AuthorizationError e => e.Is,
            ComplexityError => ErrorCode.TooComplex,
            NoIntrospectionError => ErrorCode.Forbidden,
            { InnerException: CodedError inner } and (DocumentError or RequestError) => inner.Is,
            DocumentError or RequestError => ErrorCode.InvalidValue,
            _ => ErrorCode.Internal,
        };

    private static Dictionary<string, object?> Names(Limit limit) => new() { ["limit"] = limit.Text() };

    /// <summary>The library's own words name CLR types behind this prefix, so that only "Variable '$x.y' is invalid. " is kept.</summary>
    private static string Where(ExecutionError error)
    {
        foreach (var end in (ReadOnlySpan<string>)["' is invalid. ", "'. "])
        {
            var at = error.Message.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
                return error.Message[..(at + end.Length)];
        }
        return "";
    }

    private static global::GraphQL.Execution.ErrorInfo Info(
        ErrorCode code,
        string message,
        string? nextStep,
        IReadOnlyDictionary<string, object?>? more = null
    )
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code.Text() };
        if (nextStep is not null)
            extensions["nextStep"] = nextStep;
        foreach (var (key, value) in more ?? new Dictionary<string, object?>())
            extensions[key] = value;
        return new() { Message = message, Extensions = extensions };
    }
}
