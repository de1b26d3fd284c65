using System.Globalization;
using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using NodaTime;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Tiles;

public sealed class when_tiles_are_recorded(ServedHost served)
{
    [Fact, Trait("rule", "R30")]
    public async Task the_dashboard_shows_all_sixteen_in_their_order()
    {
        using var shop = await served.NewShop();
        var (agent, viewer) = (await shop.Person(Role.Operator), await shop.Person(Role.Viewer));
        foreach (var (key, tile) in Tiles.All)
        {
            (await viewer.Tile(key)).Text("state").ShouldBe("UNCONFIGURED");
            var recorded = await agent.Recorded(tile);
            (recorded.Text("key"), recorded.Text("state"), recorded.Text("source")).ShouldBe((key, "OK", "LIVE"));
        }
        var answer = await viewer.Send($"{{ dashboard {{ id hidden tiles {{ {Tiles.Shown} }} }} }}");
        var tiles = answer.Data.GetProperty("dashboard").GetProperty("tiles").EnumerateArray().ToList();
        tiles.Count.ShouldBe(16);
        tiles[0].Text("key").ShouldBe("OPS_METRICS");
        tiles[15].Text("key").ShouldBe("GROWTH_METRICS");
        foreach (var tile in tiles)
        {
            tile.Text("state").ShouldBe("OK");
            tile.GetProperty("stale").GetBoolean().ShouldBeFalse();
            tile.GetProperty("data").EnumerateObject().Count().ShouldBeGreaterThan(1, tile.ToString());
        }
    }

    [Fact, Trait("rule", "R30")]
    public async Task a_tile_that_nobody_recorded_shows_nothing()
    {
        using var shop = await served.NewShop();
        var tile = await (await shop.Person(Role.Viewer)).Tile("AOV");
        tile.Text("state").ShouldBe("UNCONFIGURED");
        foreach (var none in (string[])["data", "source", "asOf", "error"])
            tile.GetProperty(none).ValueKind.ShouldBe(JsonValueKind.Null);
        tile.GetProperty("stale").GetBoolean().ShouldBeFalse();
    }

    [Fact, Trait("rule", "R34")]
    public async Task a_week_is_compared_with_what_was_kept()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Person(Role.Operator);
        await agent.Recorded(Tiles.Sales.Replace("100", "400", StringComparison.Ordinal), Ago(days: 10));
        await agent.Recorded(Tiles.Sales.Replace("100", "200", StringComparison.Ordinal), Ago(days: 7, minutes: 1));
        await agent.Recorded(Tiles.Sales.Replace("100", "900", StringComparison.Ordinal), Ago(days: 6));
        var now = await agent.Recorded(Tiles.Sales);
        now.GetProperty("data").GetProperty("revenueChangePercent").GetDouble().ShouldBe(-50);
        now.GetProperty("data").GetProperty("ordersChangePercent").GetDouble().ShouldBe(0);
    }

    [Fact, Trait("rule", "R34")]
    public async Task a_week_is_compared_when_two_are_there_and_nothing_in_between()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Person(Role.Operator);
        await agent.Recorded(Tiles.Returns, Ago(days: 13));
        var now = await agent.Recorded(Tiles.Returns.Replace("3", "6", StringComparison.Ordinal));
        now.GetProperty("data").GetProperty("changePercent").GetDouble().ShouldBe(100);
    }

    [Fact, Trait("rule", "R33")]
    public async Task figures_of_long_ago_are_stale()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Person(Role.Operator);
        (await agent.Recorded(Tiles.Aov, Ago(minutes: 1.01))).GetProperty("stale").GetBoolean().ShouldBeTrue();
        (await agent.Recorded(Tiles.Returns, Ago(minutes: 1.9))).GetProperty("stale").GetBoolean().ShouldBeFalse();
        (await agent.Recorded(Tiles.Ideas(), Ago(minutes: 9))).GetProperty("stale").GetBoolean().ShouldBeFalse();
        (await agent.Recorded(Tiles.Ideas(), Ago(minutes: 8))).GetProperty("source").GetString().ShouldBe("LIVE");
    }

    [Fact]
    public async Task what_could_not_be_read_leaves_the_figures_before()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Person(Role.Operator);
        var first = await agent.Recorded("""failed: {tile: AOV, message: "Down."}""");
        (first.Text("state"), first.Text("error")).ShouldBe(("ERROR", "Down."));
        first.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        await agent.Recorded(Tiles.Aov, "source: CACHE");
        var failed = await agent.Recorded("""failed: {tile: AOV, message: "Down again."}""");
        (failed.Text("state"), failed.Text("error"), failed.Text("source")).ShouldBe(("ERROR", "Down again.", "CACHE"));
        failed.GetProperty("data").GetProperty("average").Text("amount").ShouldBe("25");
        (await agent.Recorded(Tiles.Aov)).Text("state").ShouldBe("OK");
    }

    [Fact, Trait("rule", "R34")]
    public async Task what_breaks_a_limit_is_refused_and_nothing_is_stored()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        await agent.Recorded(Tiles.Aov);
        var before = await shop.Stored();
        foreach (
            var (tile, more, code) in ((string, string, string)[])
                [
                    (Tiles.Ideas(4), "", "INVALID_VALUE"),
                    (Tiles.Ideas(5, 2), "", "INVALID_VALUE"),
                    (Tiles.Ideas(5, 0), "", "INVALID_VALUE"),
                    (Tiles.Returns.Replace("3", "-3", StringComparison.Ordinal), "", "INVALID_VALUE"),
                    (Tiles.Returns, Ago(days: -1), "INVALID_VALUE"),
                    (Tiles.Returns, Ago(days: 91), "INVALID_VALUE"),
                    (Tiles.Aov, Ago(days: 1), "INVALID_STATE"),
                    ("""failed: {tile: CEO_AGENT, message: "m"}""", "", "INVALID_VALUE"),
                ]
        )
        {
            var refused = await agent.Record(tile, $"{more} idempotencyKey: \"k\"");
            refused.Code().ShouldBe(code, tile);
            refused.GetProperty("errors")[0].Text("nextStep").ShouldNotBeNullOrWhiteSpace();
        }
        (await shop.Stored()).ShouldBe(before);
        (await (await shop.Person(Role.Viewer)).Tile("RETURNS")).Text("state").ShouldBe("UNCONFIGURED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("aov: null")]
    [InlineData("returns: {returns: 3, orders: 100} aov: {average: {amount: \"25\", currency: \"EUR\"}, orders: 4}")]
    public async Task exactly_one_tile_is_named(string tile)
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Agent()).Send(
            $"mutation {{ recordTileSnapshot(input: {{tile: {{{tile}}}}}) {{ errors {{ code }} }} }}"
        );
        answer.Json.GetProperty("errors")[0].GetProperty("extensions").Text("code").ShouldBe("INVALID_VALUE");
    }

    [Fact]
    public async Task a_key_that_comes_again_records_nothing_more()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        (await agent.Record(Tiles.Aov, "idempotencyKey: \"k\"")).GetProperty("replayed").GetBoolean().ShouldBeFalse();
        (await shop.Stored()).ShouldContain("1 in the journal");
        (await agent.Record(Tiles.Aov, "idempotencyKey: \"k\"")).GetProperty("replayed").GetBoolean().ShouldBeTrue();
        (await shop.Stored()).ShouldContain("1 in the journal");
        var other = Tiles.Aov.Replace("25", "26", StringComparison.Ordinal);
        (await agent.Record(other, "idempotencyKey: \"k\"")).Code().ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task an_agent_is_shown_nothing_of_what_it_may_not_read()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        await (await shop.Person(Role.Operator)).Recorded(Tiles.Cx);
        foreach (var tile in (string[])["""failed: {tile: CX_ESCALATIONS, message: "m"}""", Tiles.Cx])
            (await agent.Record(tile)).GetProperty("tile").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task what_sells_next_to_nothing_breaks_no_answer()
    {
        using var shop = await served.NewShop();
        var op = await shop.Person(Role.Operator);
        var item = (
            await op.Recorded(
                Tiles.Stock(4).Replace("averageDailySales: 2", "averageDailySales: 1e-320", StringComparison.Ordinal)
            )
        )
            .GetProperty("data")
            .GetProperty("items")[0];
        item.GetProperty("daysOfCover").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task customers_are_masked_and_their_words_hidden_from_viewers()
    {
        using var shop = await served.NewShop();
        var (agent, viewer) = (await shop.Agent(), await shop.Person(Role.Viewer));
        await agent.Recorded(Tiles.Cx);
        await agent.Recorded(Tiles.Unread);
        var seen = (await viewer.Tile("CX_ESCALATIONS")).GetProperty("data").GetProperty("conversations")[0];
        (seen.Text("customer"), seen.Text("lastMessage"), seen.Text("suggestedReply")).ShouldBe(("J***", "***", "***"));
        seen.GetProperty("breached").GetBoolean().ShouldBeTrue();
        var operators = (await (await shop.Person(Role.Operator)).Tile("UNREAD_MESSAGES")).GetProperty("data");
        operators.GetProperty("top").Text("customer").ShouldBe("j***@h***.com");
        operators.GetProperty("top").Text("lastMessage").ShouldBe("Hello?");
    }

    private static string Ago(double days = 0, double minutes = 0) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"asOf: \"{SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(days) - Duration.FromMinutes(minutes)}\""
        );
}
