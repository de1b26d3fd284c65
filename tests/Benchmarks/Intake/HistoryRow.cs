using System.Collections.Immutable;
using System.Text.Json;

namespace HotDash.Benchmarks.Intake;

/// <summary>One row of the audit trail as the API tells it.</summary>
public sealed record HistoryRow(
    string EventId,
    string ApprovalId,
    int Version,
    string Action,
    DateTimeOffset At,
    int Revision,
    string State,
    string Digest,
    string By,
    string? Role,
    ImmutableArray<string> Failures,
    string? ActionId,
    string? Outcome,
    int? ApprovalsNeeded,
    bool ManagerNeeded
)
{
    public static HistoryRow Read(JsonElement node)
    {
        var by = node.GetProperty("by");
        var receipt = node.GetProperty("receipt");
        var policy = node.GetProperty("policy");
        var settled = receipt.ValueKind != JsonValueKind.Null;
        var ruled = policy.ValueKind != JsonValueKind.Null;
        return new(
            node.GetProperty("id").GetString()!,
            node.GetProperty("approvalId").GetString()!,
            node.GetProperty("version").GetInt32(),
            node.GetProperty("action").GetString()!,
            node.GetProperty("at").GetDateTimeOffset(),
            node.GetProperty("revision").GetInt32(),
            node.GetProperty("state").GetString()!,
            node.GetProperty("payloadDigest").GetString()!,
            by.GetProperty("id").GetString()!,
            by.GetProperty("role").GetString(),
            [.. node.GetProperty("failures").EnumerateArray().Select(it => it.GetString()!)],
            settled ? receipt.GetProperty("actionId").GetString() : null,
            settled ? receipt.GetProperty("outcome").GetString() : null,
            ruled ? policy.GetProperty("approvalsNeeded").GetInt32() : null,
            ruled && policy.GetProperty("managerNeeded").GetBoolean()
        );
    }
}
