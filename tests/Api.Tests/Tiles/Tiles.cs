using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using Shouldly;

namespace HotDash.Api.Tests.Tiles;

/// <summary>What clients send to record tiles, and what they ask.</summary>
internal static class Tiles
{
    public const string Sales =
        """salesPulse: {revenue: {amount: "100", currency: "EUR"}, orders: 4, pendingFulfillments: 1, topSkus: [{sku: "MUG", title: "Mug", quantity: 2, revenue: {amount: "50", currency: "EUR"}}]}""";

    public const string Fulfillment =
        """fulfillment: {total: 10, openOrders: [{order: "o-1", name: "#1001", status: ON_HOLD, createdAt: "2026-01-01T00:00:00Z"}]}""";

    public const string Cx =
        """cxEscalations: {conversations: [{conversation: "conv-1", customerRef: "cust-1", customer: "Jane Doe", status: OPEN, createdAt: "2026-01-01T00:00:00Z", lastMessage: "Where is it?", tags: ["late"], suggestedReply: "On its way."}]}""";

    public const string Seo = """seoContent: {pages: [{path: "/", sessions: 100}], crawlErrors: 1}""";

    public const string Unread =
        """unreadMessages: {unread: 2, top: {conversation: "conv-1", customerRef: "cust-1", customer: "jane@house.com", lastMessage: "Hello?"}}""";

    public const string Aov = """aov: {average: {amount: "25", currency: "EUR"}, orders: 4}""";
    public const string Returns = "returns: {returns: 3, orders: 100}";
    public const string Metric = """{headline: 7, of: "Members", series: [{at: "2026-01-01T00:00:00Z", value: 6}]}""";

    public static string Stock(int available, string sku = "MUG") =>
        $$"""inventory: {items: [{sku: "{{sku}}", product: "p-1", title: "Mug", available: {{available}}, averageDailySales: 2, maximumDailySales: 4, averageLeadDays: 5, maximumLeadDays: 10}]}""";

    public static string Ideas(int count = 5, int wildcards = 1) =>
        $"ideaPool: {{pending: 3, accepted: 1, rejected: 1, ideas: [{string.Join(' ', Enumerable.Range(0, count).Select(i => $"{{idea: \"i{i}\", title: \"Idea {i}\", isWildcard: {(i < wildcards ? "true" : "false")}}}"))}]}}";

    /// <summary>One of each, by its tile.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>
        {
            ["SALES_PULSE"] = Sales,
            ["FULFILLMENT"] = Fulfillment,
            ["INVENTORY"] = Stock(100),
            ["CX_ESCALATIONS"] = Cx,
            ["SEO_CONTENT"] = Seo,
            ["IDEA_POOL"] = Ideas(),
            ["UNREAD_MESSAGES"] = Unread,
            ["AOV"] = Aov,
            ["RETURNS"] = Returns,
            ["SOCIAL_PERFORMANCE"] = $"socialPerformance: {Metric}",
            ["SEO_IMPACT"] = $"seoImpact: {Metric}",
            ["ADS_ROAS"] = $"adsRoas: {Metric}",
            ["GROWTH_METRICS"] = $"growthMetrics: {Metric}",
        };

    /// <summary>Records it; the payload.</summary>
    public static async Task<JsonElement> Record(this ApiClient who, string tile, string more = "")
    {
        var answer = await who.Send(
            $"mutation {{ recordTileSnapshot(input: {{tile: {{{tile}}} {more}}}) {{ replayed tile {{ {Shown} }} errors {{ code path nextStep }} }} }}"
        );
        answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        return answer.Data.GetProperty("recordTileSnapshot");
    }

    /// <summary>Records it, which must succeed; the tile.</summary>
    public static async Task<JsonElement> Recorded(this ApiClient who, string tile, string more = "")
    {
        var payload = await who.Record(tile, more);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload.GetProperty("tile");
    }

    /// <summary>The tile as it stands.</summary>
    public static async Task<JsonElement> Tile(this ApiClient who, string key)
    {
        var answer = await who.Send($"{{ tile(key: {key}) {{ {Shown} }} }}");
        answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        return answer.Data.GetProperty("tile");
    }

    public static string Code(this JsonElement payload) =>
        payload.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().Text("code");

    public const string Shown = """
        id key title state source asOf stale error
        data {
          __typename
          ... on OpsMetrics { activeShops activatedShops activationPercent sample medianSeconds p90Seconds }
          ... on SalesPulse { revenue { amount currency } orders topSkus { sku title quantity revenue { amount } } pendingFulfillments revenueChangePercent ordersChangePercent }
          ... on Fulfillment { total openOrders { order name status createdAt } issues issuePercent }
          ... on Inventory { items { sku product variant title available threshold isLow averageDailySales daysOfCover reorderPoint severity } }
          ... on CxEscalations { breachPercent conversations { conversation customer status createdAt breached lastMessage tags suggestedReply } }
          ... on SeoContent { pages { path sessions changePercent anomaly } rankingDrop crawlErrors lcpMilliseconds cls }
          ... on ApprovalsQueue { level queue { pending oldestSubmittedAt } }
          ... on IdeaPool { ideas { idea title isWildcard } pending accepted rejected }
          ... on CeoAgent { actionsToday pendingApprovals lastAction { at agent event approvalId } recentActions { event } }
          ... on UnreadMessages { unread top { conversation customer lastMessage } }
          ... on AverageOrderValue { average { amount } orders changePercent }
          ... on Returns { count orders ratePercent changePercent }
          ... on Metric { headline of changePercent series { at value } }
        }
        """;
}
