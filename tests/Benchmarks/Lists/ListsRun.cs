using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Intake;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Lists;

/// <summary>What a page of 50 costs, through GraphQL, in tables of growing size: the first one and one far down, and the count.</summary>
public sealed record ListsRun(IReadOnlyList<int> Sizes)
{
    public async Task RunAsync(TextWriter output, CancellationToken cancel)
    {
        await using var api = await ApiProcess.StartAsync(
            cancel,
            new Dictionary<string, string>
            {
                ["HotDash__Limits__RequestsPerSecond"] = "100000",
                ["HotDash__Limits__RequestBurst"] = "100000",
            }
        );
        await using (var database = new Database(api.ConnectionString))
        {
            await database.PrepareAsync([], cancel);
        }

        using var client = new GraphQLClient(api.Address);
        var agent = await client.TokenAsync(Cast.Shop, Cast.Agents[0], cancel);
        var owner = await client.TokenAsync(Cast.Shop, Cast.Owner, cancel);
        await AskAsync(client, agent, Submission, cancel);
        await using var filling = new Filling(api.ConnectionString);
        await output.WriteLineAsync("approvals  list                     first page  page           ms  totalCount ms");
        foreach (var size in Sizes)
        {
            await filling.UpToAsync(size, cancel);
            foreach (var (name, list) in Lists)
            {
                await MeasureAsync(client, owner, size, name, list, output, cancel);
            }
        }
    }

    private static async Task MeasureAsync(
        GraphQLClient client,
        string token,
        int size,
        string name,
        string list,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var (cursor, pages) = await DescendAsync(client, token, list, cancel);
        var first = await MedianAsync(client, token, Page(list, $"first: {PageSize}"), cancel);
        var far = cursor is null
            ? double.NaN
            : await MedianAsync(client, token, Page(list, $"first: {PageSize}, after: \"{cursor}\""), cancel);
        var count = await MedianAsync(client, token, $"{{ {With(list, "first: 1")} {{ totalCount }} }}", cancel);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{size, 9}  {name, -23}  {first, 10:F1}  {pages + 1, 4}  {far, 11:F1}  {count, 13:F1}"
            )
        );
    }

    /// <summary>The cursor behind which the 1,000th page begins, or the last full one; walked to, by pages of 100.</summary>
    private static async Task<(string? Cursor, int Pages)> DescendAsync(
        GraphQLClient client,
        string token,
        string list,
        CancellationToken cancel
    )
    {
        string? cursor = null;
        var pages = 0;
        while (pages < FarPage - 1)
        {
            var take = Math.Min(2, FarPage - 1 - pages);
            var after = cursor is null ? "" : $", after: \"{cursor}\"";
            var answer = await AskAsync(
                client,
                token,
                $"{{ {With(list, $"first: {take * PageSize}{after}")} {{ pageInfo {{ hasNextPage endCursor }} }} }}",
                cancel
            );
            var info = answer.EnumerateObject().Single().Value.GetProperty("pageInfo");
            if (!info.GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }

            cursor = info.GetProperty("endCursor").GetString();
            pages += take;
        }

        return (cursor, pages);
    }

    private static async Task<double> MedianAsync(
        GraphQLClient client,
        string token,
        string document,
        CancellationToken cancel
    )
    {
        var milliseconds = new double[Times];
        for (var i = -WarmUps; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await AskAsync(client, token, document, cancel);
            milliseconds[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Percentiles.Of(milliseconds).P50;
    }

    private static async Task<JsonElement> AskAsync(
        GraphQLClient client,
        string token,
        string document,
        CancellationToken cancel
    )
    {
        using var answer = await client.SendAsync(token, document, [], cancel);
        return answer.RootElement.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException($"{document}: {errors}")
            : answer.RootElement.GetProperty("data").Clone();
    }

    private static string Page(string list, string page) =>
        $"{{ {With(list, page)} {{ pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} edges {{ cursor node {{ id version state }} }} }} }}";

    private static string With(string list, string page) => list.Replace("PAGE", page, StringComparison.Ordinal);

    private const int PageSize = 50;
    private const int FarPage = 1_000;
    private const int WarmUps = 10;
    private const int Times = 21;

    private const string Submission = """
        mutation { submitApproval(input: {draft: {summary: "Tag it", kind: GROWTH, evidence: {whatChanges: "A tag", whyNow: "Winter"},
          impact: {expectedOutcome: "Found"}, rollback: {steps: ["Remove it"]},
          actions: [{tool: "product.tag", arguments: {product: "p-1", tags: ["winter"]}}]}}) { approval { id } } }
        """;

    private static readonly (string Name, string List)[] Lists =
    [
        ("approvals QUEUE", "approvals(PAGE)"),
        ("approvals NEWEST", "approvals(orderBy: NEWEST, PAGE)"),
        ("approvals in review", "approvals(filter: {states: [PENDING_REVIEW]}, PAGE)"),
        ("approvals, 1 in 1,000", "approvals(filter: {kinds: [MISC]}, PAGE)"),
        ("approvalHistory", "approvalHistory(PAGE)"),
    ];
}
