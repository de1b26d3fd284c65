using System.Collections.Immutable;
using System.Text.Json;

namespace HotDash.Benchmarks.Intake;

/// <summary>An approval as a mutation answers it.</summary>
public sealed record Standing(
    string Id,
    int Version,
    int Revision,
    string State,
    string Risk,
    string Digest,
    ImmutableArray<string> ActionIds
)
{
    public static Standing? Read(JsonElement node) =>
        node.ValueKind == JsonValueKind.Null
            ? null
            : new(
                node.GetProperty("id").GetString()!,
                node.GetProperty("version").GetInt32(),
                node.GetProperty("revision").GetInt32(),
                node.GetProperty("state").GetString()!,
                node.GetProperty("riskLevel").GetString()!,
                node.GetProperty("payloadDigest").GetString()!,
                [.. node.GetProperty("actions").EnumerateArray().Select(it => it.GetProperty("actionId").GetString()!)]
            );
}

/// <summary>Why a mutation was refused.</summary>
/// <param name="First">The open approval that a double names.</param>
/// <param name="By">Who decided, where that was done already.</param>
/// <param name="Actual">The present revision, where another was sent.</param>
public sealed record Refusal(string Code, string Message, string? First, string? By, int? Actual);

/// <summary>What a mutation answered.</summary>
public sealed record Answer(Standing? Approval, bool Replayed, ImmutableArray<Refusal> Refusals)
{
    /// <exception cref="InvalidDataException">The server answered with a top-level error.</exception>
    public static Answer Read(JsonElement root, string field)
    {
        if (root.TryGetProperty("errors", out var errors))
        {
            throw new InvalidDataException(errors.GetRawText());
        }

        var payload = root.GetProperty("data").GetProperty(field);
        return new(
            Standing.Read(payload.GetProperty("approval")),
            payload.GetProperty("replayed").GetBoolean(),
            [.. payload.GetProperty("errors").EnumerateArray().Select(RefusalOf)]
        );
    }

    private static Refusal RefusalOf(JsonElement error) =>
        new(
            error.GetProperty("code").GetString()!,
            error.GetProperty("message").GetString()!,
            error.TryGetProperty("approvalId", out var first) ? first.GetString() : null,
            error.TryGetProperty("by", out var by) ? by.GetProperty("id").GetString() : null,
            error.TryGetProperty("actual", out var actual) ? actual.GetInt32() : null
        );
}
