using System.Text.Json;
using GraphQL;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>A top-level error with a stable code. Thrown by scalars, rules and resolvers; its message is for the client to read.</summary>
public class CodedError : ExecutionError
{
    public CodedError(ErrorCode code, string message, string? nextStep = null)
        : base(message)
    {
        Is = code;
        NextStep = nextStep;
        Code = code.Text();
    }

    public ErrorCode Is { get; }

    public string? NextStep { get; }

    public static CodedError Invalid(string message, string? nextStep = null) =>
        new(ErrorCode.InvalidValue, message, nextStep);
}

/// <summary>The names of codes as clients read them.</summary>
public static class ErrorCodeNames
{
    private static readonly string[] Names =
    [
        .. Enum.GetNames<ErrorCode>().Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName),
    ];

    public static string Text(this ErrorCode code) => Names[(int)code];
}
