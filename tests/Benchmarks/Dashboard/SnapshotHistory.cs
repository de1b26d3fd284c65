using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;
using Npgsql;

namespace HotDash.Benchmarks.Dashboard;

/// <summary>
/// Hourly snapshots of 16 tiles: one of each that can be recorded is recorded through the API, the others are its likes, made by the
/// server. Without customers' texts: those are sealed under each shop's own keys.
/// </summary>
internal sealed class SnapshotHistory(string connectionString, GraphQLClient client, int shops, int weeks)
{
    public static string ShopOf(int number) => string.Create(CultureInfo.InvariantCulture, $"shop-{number:00}");

    /// <returns>A token for each shop, and how many snapshots there are.</returns>
    public async Task<(string[] Tokens, long Rows)> MakeAsync(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create($"{connectionString};CommandTimeout=900");
        await using var connection = await source.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, Members, shops);
        var agent = await client.TokenAsync(ShopOf(0), "agent", cancel);
        foreach (var tile in Tiles)
        {
            var input = new JsonObject { ["input"] = new JsonObject { ["tile"] = JsonNode.Parse(tile) } };
            using var answer = await client.SendAsync(agent, Record, input, cancel);
            var payload = answer.RootElement.GetProperty("data").GetProperty("recordTileSnapshot");
            if (payload.GetProperty("errors").GetArrayLength() > 0)
                throw new InvalidOperationException(payload.ToString());
        }
        // What is made for a measurement needs no journal.
        await ExecuteAsync(connection, "set session_replication_role = replica; set synchronous_commit = off");
        for (var week = 0; week <= weeks; week++)
            await ExecuteAsync(connection, "select hotdash.tile_partition(now() - make_interval(weeks => $1))", week);
        for (var week = 0; week < weeks; week++)
            await ExecuteAsync(connection, Fill, shops, week);
        await ExecuteAsync(connection, Latest, shops);
        await ExecuteAsync(connection, "set session_replication_role = origin");
        await ExecuteAsync(connection, "vacuum analyze hotdash.tile_latest");
        await ExecuteAsync(connection, "analyze hotdash.tile_snapshots");
        await using var count = new NpgsqlCommand("select count(*) from hotdash.tile_snapshots", connection);
        var rows = (long)(await count.ExecuteScalarAsync(cancel))!;
        var tokens = new string[shops];
        for (var shop = 0; shop < shops; shop++)
            tokens[shop] = await client.TokenAsync(ShopOf(shop), "manager", cancel);
        return (tokens, rows);

        async Task ExecuteAsync(NpgsqlConnection on, string sql, params int[] values)
        {
            await using var command = new NpgsqlCommand(sql, on) { CommandTimeout = 900 };
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private const string Members = """
        insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name)
        select 'shop-' || lpad(i::text, 2, '0'), who.id, who.kind, array[who.role], who.owner,
               jsonb_build_object('subject', 'member-' || who.id, 'text', who.id)
          from generate_series(0, $1 - 1) i,
               (values ('owner', 'PERSON', 'ADMIN', null), ('agent', 'AGENT', 'AGENT', 'owner'),
                       ('manager', 'PERSON', 'MANAGER', null)) who(id, kind, role, owner)
        on conflict do nothing
        """;

    // The three that HotDash works out have rows here, too, so that there are as many as 16 tiles would have.
    private const string Fill = """
        insert into hotdash.tile_snapshots (shop, key, as_of, version, source, data, actor_id, recorded_at)
        select 'shop-' || lpad(s::text, 2, '0'), t.key, at, 1, 'LIVE', t.data, 'agent', at
          from generate_series(0, $1 - 1) s
         cross join lateral (
           select date_trunc('hour', now()) - make_interval(weeks => $2, hours => h) as at
             from generate_series(1, 168) h) hours
         cross join (
           select key, data from hotdash.tile_latest where shop = 'shop-00'
           union all select unnest(array['OPS_METRICS', 'APPROVALS_QUEUE', 'CEO_AGENT']), '{}'::jsonb) t
        """;

    private const string Latest = """
        insert into hotdash.tile_latest (shop, key, version, as_of, source, data, changes, error, told)
        select 'shop-' || lpad(s::text, 2, '0'), key, version, as_of, source, data, changes, error, told
          from generate_series(1, $1 - 1) s cross join hotdash.tile_latest where shop = 'shop-00'
        """;

    private const string Record = """
        mutation ($input: RecordTileSnapshotInput!) { recordTileSnapshot(input: $input) { errors { code message } } }
        """;

    private const string Money = """{"amount":"12345.60","currency":"EUR"}""";

    private static readonly string Metric = With(
        """{"headline":7,"of":"Members","series":[@]}""",
        28,
        """{"at":"2026-01-01T00:00:00.1#Z","value":#}"""
    );

    private static readonly string[] Tiles =
    [
        With(
            """{"salesPulse":{"revenue":~,"orders":40,"pendingFulfillments":3,"topSkus":[@]}}""",
            5,
            """{"sku":"SKU-#","title":"Mug #","quantity":#,"revenue":~}"""
        ),
        With(
            """{"fulfillment":{"total":100,"openOrders":[@]}}""",
            10,
            """{"order":"o-#","name":"Order #","status":"UNFULFILLED","createdAt":"2026-01-01T00:00:00Z"}"""
        ),
        With(
            """{"inventory":{"items":[@]}}""",
            20,
            """{"sku":"SKU-#","product":"p-#","title":"Mug #","available":#,"averageDailySales":2,"maximumDailySales":4,"averageLeadDays":5,"maximumLeadDays":10}"""
        ),
        With(
            """{"cxEscalations":{"conversations":[@]}}""",
            10,
            """{"conversation":"c-#","status":"OPEN","createdAt":"2026-01-01T00:00:00Z","tags":["late"]}"""
        ),
        With("""{"seoContent":{"pages":[@],"crawlErrors":1}}""", 20, """{"path":"/page-#","sessions":1#}"""),
        With(
            """{"ideaPool":{"pending":3,"accepted":1,"rejected":1,"ideas":[@,{"idea":"wild","title":"Wild","isWildcard":true}]}}""",
            4,
            """{"idea":"i-#","title":"Idea #","isWildcard":false}"""
        ),
        """{"unreadMessages":{"unread":2,"top":{"conversation":"c-1"}}}""",
        With("""{"aov":{"average":~,"orders":40}}""", 0, ""),
        """{"returns":{"returns":3,"orders":100}}""",
        $"{{\"socialPerformance\":{Metric}}}",
        $"{{\"seoImpact\":{Metric}}}",
        $"{{\"adsRoas\":{Metric}}}",
        $"{{\"growthMetrics\":{Metric}}}",
    ];

    /// <summary>The text with so many of these for @, each with its number from 10 for #; and with money for ~.</summary>
    private static string With(string text, int count, string one) =>
        text.Replace(
                "@",
                string.Join(
                    ',',
                    Enumerable.Range(10, count).Select(i => one.Replace("#", $"{i}", StringComparison.Ordinal))
                ),
                StringComparison.Ordinal
            )
            .Replace("~", Money, StringComparison.Ordinal);

    /// <summary>All that the dashboard shows.</summary>
    public const string Dashboard = """
        { dashboard { __typename id hidden tiles { __typename id key title state source asOf stale error data { __typename
          ... on OpsMetrics { activeShops activatedShops activationPercent sample medianSeconds p90Seconds }
          ... on SalesPulse { revenue { amount currency } orders topSkus { sku title quantity revenue { amount currency } } pendingFulfillments revenueChangePercent ordersChangePercent }
          ... on Fulfillment { total openOrders { order name status createdAt } issues issuePercent }
          ... on Inventory { items { sku product variant title available threshold isLow averageDailySales daysOfCover reorderPoint severity } }
          ... on CxEscalations { breachPercent conversations { conversation customer status createdAt breached lastMessage tags suggestedReply } }
          ... on SeoContent { pages { path sessions changePercent anomaly } rankingDrop crawlErrors lcpMilliseconds cls }
          ... on ApprovalsQueue { level queue { id pending byKind { kind count } byUrgency { urgency count } oldestSubmittedAt breached claimed effectsHeld } }
          ... on IdeaPool { ideas { idea title isWildcard } pending accepted rejected }
          ... on CeoAgent { actionsToday pendingApprovals recentActions { at agent event approvalId } }
          ... on UnreadMessages { unread top { conversation customer lastMessage } }
          ... on AverageOrderValue { average { amount currency } orders changePercent }
          ... on Returns { count orders ratePercent changePercent }
          ... on Metric { headline of changePercent series { at value } }
        } } } }
        """;
}
