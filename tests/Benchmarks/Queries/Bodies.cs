using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Queries;

/// <summary>The requests: first and second pages of each shop in two states, and some of their approvals one by one.</summary>
internal static class Bodies
{
    public static async Task<(List<(string, string?)> Pages, List<(string, string?)> Details)> OfAsync(
        GraphQLClient client,
        string[] tokens,
        CancellationToken cancel
    )
    {
        var (pages, details) = (new List<(string, string?)>(), new List<(string, string?)>());
        foreach (var token in tokens)
        foreach (var state in (string[])["PENDING_REVIEW", "REJECTED"])
        {
            JsonObject Variables(string? after) =>
                new()
                {
                    ["filter"] = new JsonObject { ["states"] = new JsonArray(state) },
                    ["after"] = after,
                };
            using var answer = await client.SendAsync(token, Page, Variables(null), cancel);
            if (answer.RootElement.TryGetProperty("errors", out var errors))
                throw new InvalidOperationException(errors.GetRawText());
            var list = answer.RootElement.GetProperty("data").GetProperty("approvals");
            if (list.GetProperty("edges").GetArrayLength() != 50)
                throw new InvalidOperationException($"A page of 50 has {list.GetProperty("edges").GetArrayLength()}.");
            var second = list.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            pages.Add((Body(Page, Variables(null)), token));
            pages.Add((Body(Page, Variables(second)), token));
            foreach (var edge in list.GetProperty("edges").EnumerateArray().Take(5))
            {
                var id = edge.GetProperty("node").GetProperty("id").GetString();
                details.Add((Body(Detail, new() { ["id"] = id }), token));
            }
        }

        return (pages, details);
    }

    private static string Body(string query, JsonObject variables) =>
        JsonSerializer.Serialize(new JsonObject { ["query"] = query, ["variables"] = variables });

    private const string Node =
        "id state kind priority summary createdAt expiresAt draftedBy { id kind } edits { path before after at }";

    private const string Page = $$"""
        query Page($filter: ApprovalFilter, $after: String) {
          approvals(filter: $filter, first: 50, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } edges { cursor node { {{Node}} } }
          }
        }
        """;

    private const string Detail = $$"""
        query Detail($id: ID!) { approval(id: $id) { {{Node}} revision version grades { tone accuracy policy } } }
        """;
}
