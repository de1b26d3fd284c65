using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Fanout;

/// <summary>When a command was first sent and when its answer, which is behind its commit, was here (<see cref="Stopwatch"/> ticks).</summary>
internal readonly record struct Commit(long Sent, long Answered);

/// <summary>
/// Real commands, one fact each: an operator claims approvals and gives them back, one after the other. They go to another
/// process on the same database than the subscribers are connected to: what that one spends is spent on telling.
/// </summary>
internal sealed class Changes(GraphQLClient client, string agent, string person)
{
    private readonly List<string> _approvals = [];
    private int _made;

    public async Task PrepareAsync(CancellationToken cancel)
    {
        for (var i = 0; i < Approvals; i++)
        {
            using var answer = await client.SendAsync(agent, Mutation("submitApproval"), Draft(i), cancel);
            _approvals.Add(Approval(answer, "submitApproval").GetProperty("id").GetString()!);
        }
    }

    /// <summary>Makes so many at a rate (a second; 0: without a pause), and keeps when each was committed, by approval and version.</summary>
    public async Task<Dictionary<(string Approval, int Version), Commit>> MakeAsync(
        int count,
        double rate,
        CancellationToken cancel
    )
    {
        var commits = new Dictionary<(string, int), Commit>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++, _made++)
        {
            var due = rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(i / rate) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancel);
            var field = _made % 2 == 0 ? "claimApproval" : "releaseApproval";
            var id = _approvals[_made / 2 % _approvals.Count];
            var sent = Stopwatch.GetTimestamp();
            var version = await InsistAsync(field, new() { ["input"] = new JsonObject { ["id"] = id } }, cancel);
            commits[(id, version)] = new(sent, Stopwatch.GetTimestamp());
        }
        return commits;
    }

    /// <summary>Repeats a command while the database is away.</summary>
    private async Task<int> InsistAsync(string field, JsonObject variables, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var answer = await client.SendAsync(person, Mutation(field), variables, cancel);
                if (!answer.RootElement.GetRawText().Contains("UNAVAILABLE", StringComparison.Ordinal))
                    return Approval(answer, field).GetProperty("version").GetInt32();
            }
            catch (UnavailableException)
            {
                // It says so, or does not answer.
            }
            await Task.Delay(Pause, cancel);
        }
    }

    private static JsonElement Approval(JsonDocument answer, string field)
    {
        var root = answer.RootElement;
        return
            !root.TryGetProperty("errors", out _)
            && root.GetProperty("data").GetProperty(field) is { ValueKind: JsonValueKind.Object } payload
            && payload.GetProperty("errors").GetArrayLength() == 0
            ? payload.GetProperty("approval")
            : throw new InvalidOperationException(root.GetRawText());
    }

    private static string Mutation(string field)
    {
        var input = $"{char.ToUpperInvariant(field[0])}{field[1..]}Input";
        return $$"""mutation($input: {{input}}!) { {{field}}(input: $input) { approval { id version } errors { code message } } }""";
    }

    private static JsonObject Draft(int number) =>
        new()
        {
            ["input"] = new JsonObject
            {
                ["draft"] = new JsonObject
                {
                    ["summary"] = $"Adjust the stock of SKU-{number}",
                    ["kind"] = "INVENTORY",
                    ["evidence"] = new JsonObject
                    {
                        ["whatChanges"] = "One unit less.",
                        ["whyNow"] = "It was found broken.",
                    },
                    ["impact"] = new JsonObject
                    {
                        ["expectedOutcome"] = "The stock is right.",
                        ["metricsAffected"] = new JsonArray("stock_accuracy"),
                    },
                    ["rollback"] = new JsonObject { ["steps"] = new JsonArray("Add the unit again.") },
                    ["actions"] = new JsonArray(
                        new JsonObject
                        {
                            ["tool"] = "inventory.adjust",
                            ["arguments"] = new JsonObject
                            {
                                ["sku"] = $"SKU-{number}",
                                ["location"] = "main",
                                ["delta"] = -1,
                            },
                        }
                    ),
                },
            },
        };

    private const int Approvals = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
}
