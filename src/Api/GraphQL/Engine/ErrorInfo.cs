using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation.Errors.Custom;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// What leaves of an error: its message, its stable code, the next step. Whatever is not known to be written for clients
/// leaves as INTERNAL without its text, so that no class name, SQL or stack can slip out.
/// </summary>
public sealed class ErrorInfo : IErrorInfoProvider
{
    public global::GraphQL.Execution.ErrorInfo GetInfo(ExecutionError executionError) =>
        executionError switch
        {
            CodedError e => Info(e.Is, e.Message, e.NextStep, e.Extensions),
            AuthorizationError e => Info(e.Is, e.Message, e.NextStep),
            ComplexityError e => Info(ErrorCode.TooComplex, e.Message, "Ask for less at once."),
            { InnerException: CodedError inner } and (DocumentError or RequestError) => Info(
                inner.Is,
                Where(executionError) + inner.Message,
                inner.NextStep
            ),
            DocumentError or RequestError => Info(ErrorCode.InvalidValue, executionError.Message, null),
            _ => Info(ErrorCode.Internal, Failures.InternalMessage, null),
        };

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
