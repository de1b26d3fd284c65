using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>Reads whole connections, page by page.</summary>
public sealed class Pages(string token, GraphQLClient client)
{
    public async Task<List<HistoryRow>> HistoryAsync(CancellationToken cancel) =>
        await AllAsync(Documents.History, "approvalHistory", [], HistoryRow.Read, cancel);

    /// <summary>Where approvals stand; of all states when none is named.</summary>
    public async Task<List<ApprovalState>> StatesAsync(CancellationToken cancel, params string[] states) =>
        await AllAsync(
            Documents.States,
            "approvals",
            new() { ["states"] = states is [] ? null : Array(states) },
            ApprovalState.Read,
            cancel
        );

    /// <summary>How many stand in these states, counted to 10,000.</summary>
    public async Task<int> CountAsync(CancellationToken cancel, params string[] states)
    {
        using var answer = await client.SendAsync(
            token,
            Documents.Queue,
            new() { ["states"] = Array(states), ["first"] = 1 },
            cancel
        );
        return DataOf(answer).GetProperty("approvals").GetProperty("totalCount").GetInt32();
    }

    internal static JsonArray Array(params IEnumerable<string> values) =>
        [.. values.Select(it => JsonValue.Create(it))];

    private async Task<List<T>> AllAsync<T>(
        string document,
        string field,
        JsonObject variables,
        Func<JsonElement, T> read,
        CancellationToken cancel
    )
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var asked = variables.DeepClone().AsObject();
            asked["after"] = after;
            using var answer = await client.SendAsync(token, document, asked, cancel);
            var connection = DataOf(answer).GetProperty(field);
            all.AddRange(connection.GetProperty("edges").EnumerateArray().Select(it => read(it.GetProperty("node"))));
            var page = connection.GetProperty("pageInfo");
            after = page.GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("endCursor").GetString() : null;
        } while (after is not null);

        return all;
    }

    private static JsonElement DataOf(JsonDocument answer) =>
        answer.RootElement.TryGetProperty("errors", out var errors)
            ? throw new InvalidDataException(errors.GetRawText())
            : answer.RootElement.GetProperty("data");
}

/// <summary>Where one approval stands.</summary>
/// <param name="Unknown">The actions whose outcome nobody knows.</param>
public sealed record ApprovalState(string Id, int Version, string State, string? Conversation, string[] Unknown)
{
    public static ApprovalState Read(JsonElement node) =>
        new(
            node.GetProperty("id").GetString()!,
            node.GetProperty("version").GetInt32(),
            node.GetProperty("state").GetString()!,
            node.GetProperty("conversationRef").GetString(),
            [
                .. node.GetProperty("receipts")
                    .EnumerateArray()
                    .Where(it => it.GetProperty("outcome").GetString() == "UNKNOWN")
                    .Select(it => it.GetProperty("actionId").GetString()!),
            ]
        );
}
