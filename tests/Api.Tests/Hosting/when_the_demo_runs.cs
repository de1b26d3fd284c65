using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Running;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

/// <summary>The built Api as a process of its own: over its private cluster, and beside it over a configured server.</summary>
public sealed class when_the_demo_runs(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task its_shop_lives_by_itself_and_a_configured_server_stays_as_it_is()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var configured = await ApiProcess.StartAsync(
            Cancel,
            Simulated(
                ("ConnectionStrings__HotDash", database.ConnectionString),
                (TestMasterKeys.Variable, TestMasterKeys.Value)
            )
        );
        await using var demo = await ApiProcess.StartAsync(Cancel, Simulated());
        using var client = new GraphQLClient(demo.Address);
        var olga = await client.TokenAsync(Shop, "olga", Cancel);
        using var answer = await client.SendAsync(olga, "{ viewer { shop roles } }", [], Cancel);
        answer.RootElement.GetProperty("data").GetProperty("viewer").ToString().ShouldBe(Viewer);

        await Moves(demo.Address, olga, times: 3);

        // It has run for longer than the other, which has drafted and decided meanwhile.
        (await Stored(database.ConnectionString)).ShouldBe("0 events, 0 members, 0 conversations");
    }

    [Fact]
    public async Task its_past_holds_one_of_each_thing_that_can_happen()
    {
        await using var demo = await ApiProcess.StartAsync(Cancel, Simulated());
        using var client = new GraphQLClient(demo.Address);
        var mina = await client.TokenAsync(Shop, "mina", Cancel);
        const string query = """
            { approvalHistory(first: 100, filter: { actions: [UNDONE, URGENCY_RAISED, ESCALATED, EXPIRED, WITHDRAWN, CHANGES_REQUESTED,
              APPLY_FAILED, RETRIED, OUTCOME_RECORDED, LESSON_RECORDED] }) { nodes { action state } }
              settled: approvalHistory(first: 1, filter: { actions: [ACTION_SETTLED], actor: "marek" }) { totalCount }
              grown: approvals(filter: { draftedBy: "agent-growth", states: [APPLIED] }) { totalCount } }
            """;
        using var answer = await client.SendAsync(mina, query, [], Cancel);
        var data = answer.RootElement.GetProperty("data");
        data.GetProperty("approvalHistory")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(x => x.GetProperty("action").GetString())
            .Distinct()
            .Count()
            .ShouldBe(10);
        data.GetProperty("settled").GetProperty("totalCount").GetInt32().ShouldBe(1, "an outcome that nobody knew");
        data.GetProperty("grown").GetProperty("totalCount").GetInt32().ShouldBeInRange(40, 60, "near to earned trust");
    }

    [Fact]
    public async Task its_present_shows_something_on_every_screen()
    {
        await using var demo = await ApiProcess.StartAsync(Cancel, Simulated());
        using var client = new GraphQLClient(demo.Address);
        var mina = await client.TokenAsync(Shop, "mina", Cancel);

        var screen = await Data(client, await client.TokenAsync(Shop, "olga", Cancel), Screen);
        var tiles = screen["dashboard"]!["tiles"]!.AsArray().ToDictionary(x => x!["key"]!.GetValue<string>(), x => x!);
        tiles.Count.ShouldBe(16);
        tiles.Keys.Take(2).ShouldBe(["APPROVALS_QUEUE", "CX_ESCALATIONS"], "olga has moved them");
        tiles.Values.ShouldAllBe(x => x["state"]!.GetValue<string>() == "OK");
        tiles
            .Values.Select(x => x["data"]!.AsObject())
            .SelectMany(x => x.Where(field => field.Key.EndsWith("ChangePercent") || field.Key == "changePercent"))
            .Select(x => x.Value)
            .ShouldAllBe(percent => percent != null, "two weeks are there to compare with");
        tiles["CX_ESCALATIONS"]["data"]!["conversations"]!.AsArray().ShouldHaveSingleItem();
        tiles["IDEA_POOL"]["data"]!["ideas"]!.AsArray().Count(x => x!["isWildcard"]!.GetValue<bool>()).ShouldBe(1);
        screen["viewer"]!["preferences"]!["theme"]!.GetValue<string>().ShouldBe("DARK");

        // R50: each of them comes soon; R51: what is old is told nobody.
        await AreTold(demo.Address, mina, "LOW", "MEDIUM", "HIGH");
        var told = (await Data(client, mina, Notifications))["notifications"]!["nodes"]!.AsArray();
        told.Select(x => x!["priority"]!.GetValue<string>()).Distinct().Order().ShouldBe(Priorities);
        told.Count(x => x!["topic"]!.GetValue<string>() == "ANOMALY").ShouldBeGreaterThanOrEqualTo(2);
        told.Count.ShouldBeLessThan(100, "the two weeks before would be twice as many");

        var shop = await Data(client, await client.TokenAsync(Shop, "amara", Cancel), Terms);
        shop["approvalPolicies"]!.AsArray().Select(x => x!["version"]!.GetValue<int>()).ShouldBe([2, 1, 0]);
        var growth = shop["agents"]!.AsArray().Single(x => x!["agent"]!.GetValue<string>() == "agent-growth")!;
        growth["decided"]!.GetValue<int>().ShouldBeInRange(47, 59, "near to earned trust");
        growth["lacks"]!.GetValue<string>().ShouldBe("DECIDED");
        var led = await Data(client, await client.TokenAsync(Shop, "vera", Cancel), Steps);
        led["onboarding"]!["steps"]!
            .AsArray()
            .Select(x => x!["status"]!.GetValue<string>())
            .Distinct()
            .Count()
            .ShouldBe(4);
    }

    private static async Task<JsonNode> Data(GraphQLClient client, string token, string query)
    {
        using var answer = await client.SendAsync(token, query, [], Cancel);
        answer.RootElement.TryGetProperty("errors", out var errors).ShouldBeFalse($"{errors}");
        return JsonNode.Parse(answer.RootElement.GetProperty("data").GetRawText())!;
    }

    /// <summary>Returns when somebody was told something of each of these priorities.</summary>
    private static async Task AreTold(Uri address, string token, params string[] priorities)
    {
        var missing = priorities.ToHashSet();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var told = new Subscription(
            address,
            token,
            "subscription { notificationReceived { cursor kind complete received { priority } } }",
            "notificationReceived"
        )
        {
            Received = (change, _) =>
            {
                foreach (var one in change.GetProperty("received").EnumerateArray())
                    missing.Remove(one.GetProperty("priority").GetString()!);
                if (missing.Count == 0)
                    all.TrySetResult();
            },
        };
        var watcher = told.RunAsync(watching.Token);
        await Task.WhenAny(all.Task, watcher).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        told.Refused.ShouldBeNull();
        await watching.CancelAsync();
        await watcher;
    }

    private static readonly string[] Priorities = ["CRITICAL", "HIGH", "LOW", "MEDIUM"];

    private const string Screen = """
        { viewer { preferences { theme } }
          dashboard { tiles { key state data {
            ... on SalesPulse { revenueChangePercent ordersChangePercent } ... on AverageOrderValue { changePercent }
            ... on Returns { changePercent } ... on Metric { changePercent }
            ... on CxEscalations { conversations { conversation } } ... on IdeaPool { ideas { isWildcard } } } } } }
        """;

    private const string Notifications = "{ notifications(first: 100) { nodes { priority topic } } }";
    private const string Terms = "{ approvalPolicies { version } agents { agent decided lacks } }";
    private const string Steps = "{ onboarding { steps { status } } }";

    /// <summary>Returns when the queue was told as it stood, and then has changed so often.</summary>
    private static async Task Moves(Uri address, string token, int times)
    {
        var kinds = new List<string>();
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var queue = new Subscription(
            address,
            token,
            "subscription { approvalQueueChanged { cursor kind complete upserted { id state } removedIds } }",
            "approvalQueueChanged"
        )
        {
            Received = (change, _) =>
            {
                kinds.Add(change.GetProperty("kind").GetString()!);
                if (kinds.Count == times + 1)
                    moved.TrySetResult();
            },
        };
        var watcher = queue.RunAsync(watching.Token);
        await Task.WhenAny(moved.Task, watcher).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        queue.Refused.ShouldBeNull();
        await watching.CancelAsync();
        await watcher;
        kinds[0].ShouldBe("SNAPSHOT");
        kinds[1..].ShouldAllBe(kind => kind == "CHANGED");
    }

    private static async Task<string> Stored(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            """
            select format('%s events, %s members, %s conversations', (select count(*) from hotdash.mt_events),
              (select count(*) from hotdash.members), (select count(*) from hotdash.conversations))
            """,
            connection
        );
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static Dictionary<string, string> Simulated(params (string Name, string Value)[] more) =>
        more.Append(("HotDash__Simulation__Enabled", "true")).ToDictionary(x => x.Item1, x => x.Item2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Shop = "demo.myshopify.com";
    private const string Viewer = """{"shop":"demo.myshopify.com","roles":["OPERATOR"]}""";
}
