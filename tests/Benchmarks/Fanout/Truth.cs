using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Fanout;

/// <summary>An entry of the audit trail.</summary>
internal sealed record Entry(string Id, string Approval, int Version);

/// <summary>What each question should have told: the audit trail itself, read by pages, in the order of all facts.</summary>
internal static class Truth
{
    /// <summary>By question, the entries behind the first <paramref name="skip"/> of each.</summary>
    public static async Task<List<Entry>[]> ReadAsync(
        GraphQLClient client,
        string token,
        int[] skip,
        CancellationToken cancel
    )
    {
        var all = new List<Entry>[Questions.Count];
        for (var question = 0; question < all.Length; question++)
        {
            all[question] = [.. (await ReadAsync(client, token, question, cancel)).Skip(skip[question])];
        }

        return all;
    }

    private static async Task<List<Entry>> ReadAsync(
        GraphQLClient client,
        string token,
        int question,
        CancellationToken cancel
    )
    {
        var entries = new List<Entry>();
        for (string? after = null; ; )
        {
            var variables = new JsonObject { ["filter"] = Questions.Filter(question), ["after"] = after };
            using var answer = await client.SendAsync(token, Questions.Trail, variables, cancel);
            if (answer.RootElement.TryGetProperty("errors", out var errors))
                throw new InvalidOperationException(errors.GetRawText());
            var page = answer.RootElement.GetProperty("data").GetProperty("approvalHistory");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
                entries.Add(
                    new(
                        node.GetProperty("id").GetString()!,
                        node.GetProperty("approvalId").GetString()!,
                        node.GetProperty("version").GetInt32()
                    )
                );
            var info = page.GetProperty("pageInfo");
            if (!info.GetProperty("hasNextPage").GetBoolean())
                return entries;
            after = info.GetProperty("endCursor").GetString();
        }
    }
}
