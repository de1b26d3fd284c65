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
