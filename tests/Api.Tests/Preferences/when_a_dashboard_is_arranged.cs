using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Preferences;

public sealed class when_a_dashboard_is_arranged(ServedHost served)
{
    [Fact, Trait("rule", "R41")]
    public async Task the_screen_reads_its_own_write_in_the_answer_and_after_it()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        (await olga.Own()).GetProperty("dashboard").First(2).ShouldBe("OPS_METRICS SALES_PULSE");

        await Shows(olga, "reorderTiles", "tiles: [AOV, RETURNS]", "AOV RETURNS OPS_METRICS");
        await Shows(olga, "moveTile", "tile: GROWTH_METRICS, before: RETURNS", "AOV GROWTH_METRICS RETURNS");
        var last = await Shows(olga, "moveTile", "tile: AOV, before: null", "GROWTH_METRICS RETURNS OPS_METRICS");
        last.GetProperty("order").EnumerateArray().Last().GetString().ShouldBe("AOV");
        var hidden = await Shows(olga, "setTileVisibility", "tile: RETURNS, visible: false", "GROWTH_METRICS RETURNS");
        hidden.GetProperty("hidden").GetRawText().ShouldBe("""["RETURNS"]""");
        hidden.GetProperty("version").GetInt32().ShouldBe(4);
        var shown = await Shows(olga, "setTileVisibility", "tile: RETURNS, visible: true", "GROWTH_METRICS RETURNS");
        shown.GetProperty("hidden").GetArrayLength().ShouldBe(0);
    }

    [Fact, Trait("rule", "R42")]
    public async Task it_is_nobody_elses()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        var vera = await shop.Person(Role.Viewer);
        await olga.Do("reorderTiles", "tiles: [AOV]");
        await olga.Do("updatePreferences", "theme: DARK");
        var own = await vera.Own();
        own.GetProperty("dashboard").First(1).ShouldBe("OPS_METRICS");
        own.GetProperty("dashboard").GetProperty("version").GetInt32().ShouldBe(0);
        own.GetProperty("viewer").GetProperty("preferences").Text("theme").ShouldBe("AUTO");
        var id = (await olga.Own()).GetProperty("dashboard").Text("id");
        (await vera.Send($"{{ node(id: \"{id}\") {{ id }} }}")).Text.ShouldBe("""{"data":{"node":null}}""");
        (await olga.Send($"{{ node(id: \"{id}\") {{ id ... on Dashboard {{ version }} }} }}"))
            .Data.GetProperty("node")
            .GetProperty("version")
            .GetInt32()
            .ShouldBe(2);
    }

    [Theory, Trait("rule", "R41")]
    [InlineData("reorderTiles", "tiles: [AOV, WEATHER]", "UNKNOWN_TILE", "")]
    [InlineData("reorderTiles", "tiles: [AOV, RETURNS, AOV]", "DUPLICATE_TILE", "tiles.2")]
    [InlineData("moveTile", "tile: WEATHER", "UNKNOWN_TILE", "")]
    [InlineData("moveTile", "tile: AOV, before: WEATHER", "UNKNOWN_TILE", "")]
    [InlineData("moveTile", "tile: \"AOV\"", "UNKNOWN_TILE", "")]
    [InlineData("setTileVisibility", "tile: WEATHER, visible: false", "UNKNOWN_TILE", "")]
    [InlineData("setTileVisibility", "tile: AOV, visible: 1", "INVALID_VALUE", "")]
    [InlineData("reorderTiles", "tiles: [AOV], idempotencyKey: \"\"", "INVALID_VALUE", "idempotencyKey")]
    public async Task what_cannot_be_is_refused_and_nothing_is_half_done(
        string mutation,
        string input,
        string code,
        string where
    )
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        (await olga.Wish(mutation, input)).ShouldRefuse(code, where);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    [Fact, Trait("rule", "R41")]
    public async Task an_unknown_tile_in_a_variable_is_refused_too()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        const string document =
            "mutation ($tiles: [TileKey!]!) { reorderTiles(input: {tiles: $tiles}) { errors { code } } }";
        (await olga.Send(document, """{"tiles":["AOV","WEATHER"]}""")).ShouldRefuse("UNKNOWN_TILE", "APPROVALS_QUEUE");
        (await olga.Send(document, """{"tiles":["AOV","AOV"]}""")).Text.ShouldContain("DUPLICATE_TILE");
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    [Fact, Trait("rule", "R40")]
    public async Task hiding_down_to_one_is_refused_with_the_present_state()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        var order = (await olga.Own()).GetProperty("dashboard").GetProperty("order").EnumerateArray().ToList();
        foreach (var tile in order.Take(14))
            await olga.Do("setTileVisibility", $"tile: {tile.GetString()}, visible: false");
        var refused = await olga.Wish("setTileVisibility", $"tile: {order[14].GetString()}, visible: false");
        refused.ShouldRefuse("MIN_TWO_TILES", "tile");
        var shown = refused.Data.GetProperty("setTileVisibility").GetProperty("dashboard");
        (shown.GetProperty("version").GetInt32(), shown.GetProperty("hidden").GetArrayLength()).ShouldBe((14, 14));
    }

    [Fact]
    public async Task a_repeat_answers_the_present_state()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        await olga.Do("moveTile", "tile: AOV, before: OPS_METRICS, idempotencyKey: \"k\"");
        await olga.Do("moveTile", "tile: RETURNS, before: AOV");
        var again = await olga.Do("moveTile", "tile: AOV, before: OPS_METRICS, idempotencyKey: \"k\"");
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.GetProperty("dashboard").First(2).ShouldBe("RETURNS AOV");
        (await olga.Wish("moveTile", "tile: RETURNS, idempotencyKey: \"k\"")).ShouldRefuse("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact, Trait("rule", "R40")]
    public async Task an_agent_has_none()
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        foreach (var question in new[] { "dashboard { id }", "onboarding { id }" })
            (await bot.Send($"{{ {question} }}")).ShouldRefuse("FORBIDDEN");
        (await bot.Send("{ viewer { preferences { id } } }")).Text.ShouldBe(
            """{"data":{"viewer":{"preferences":null}}}"""
        );
        (await bot.Events("subscription { preferencesChanged { cursor } }", Cancel).FirstAsync(Cancel)).ShouldContain(
            "FORBIDDEN"
        );
        foreach (var type in new[] { "Dashboard", "Preferences", "Onboarding" })
            (await bot.Send($"{{ node(id: \"{Mutation.IdOf("bot", type)}\") {{ id }} }}")).Text.ShouldBe(
                """{"data":{"node":null}}"""
            );
    }

    /// <summary>The order's beginning, in the answer and when it is asked for anew.</summary>
    private static async Task<JsonElement> Shows(ApiClient who, string mutation, string input, string order)
    {
        var answered = (await who.Do(mutation, input)).GetProperty("dashboard");
        var count = order.Split(' ').Length;
        answered.First(count).ShouldBe(order);
        (await who.Own()).GetProperty("dashboard").GetRawText().ShouldBe(answered.GetRawText());
        return answered;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
