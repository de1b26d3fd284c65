using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_tile_is_looked_up
{
    [Fact, Trait("rule", "R30")]
    public void the_16_stand_in_the_documents_order() =>
        TileBook
            .DefaultOrder.Select(x => Tile.KeyOf(x)["tile-".Length..])
            .ShouldBe(
                "OPS_METRICS SALES_PULSE FULFILLMENT INVENTORY CX_ESCALATIONS SEO_CONTENT APPROVALS_QUEUE IDEA_POOL CEO_AGENT UNREAD_MESSAGES AOV RETURNS SOCIAL_PERFORMANCE SEO_IMPACT ADS_ROAS GROWTH_METRICS".Split(
                    ' '
                )
            );

    [Fact, Trait("rule", "R30")]
    public void each_has_a_title_of_its_own() =>
        TileBook.DefaultOrder.Select(TileBook.TitleOf).Distinct().Count().ShouldBe(16);

    [Fact]
    public void its_stream_names_it()
    {
        foreach (var key in TileBook.DefaultOrder)
            Tile.OfKey(Tile.KeyOf(key)).ShouldBe(key);
        Tile.OfKey("tile-NONE").ShouldBeNull();
        Tile.OfKey("member-OPS_METRICS").ShouldBeNull();
    }

    [Fact, Trait("rule", "R34")]
    public void three_are_worked_out_and_all_others_are_recorded() =>
        TileBook.WorkedOut.ShouldBe(TileBook.DefaultOrder.Except(Shown.All.Keys));

    [Theory, Trait("rule", "R33")]
    [InlineData(TileKey.OpsMetrics, 300)]
    [InlineData(TileKey.SalesPulse, 30)]
    [InlineData(TileKey.Fulfillment, 60)]
    [InlineData(TileKey.Inventory, 60)]
    [InlineData(TileKey.CxEscalations, 30)]
    [InlineData(TileKey.SeoContent, 300)]
    [InlineData(TileKey.IdeaPool, 300)]
    [InlineData(TileKey.CeoAgent, 300)]
    [InlineData(TileKey.UnreadMessages, 30)]
    [InlineData(TileKey.Aov, 30)]
    [InlineData(TileKey.Returns, 60)]
    [InlineData(TileKey.SocialPerformance, 300)]
    [InlineData(TileKey.SeoImpact, 300)]
    [InlineData(TileKey.AdsRoas, 300)]
    [InlineData(TileKey.GrowthMetrics, 300)]
    public void it_is_stale_after_twice_its_refresh(TileKey key, int seconds)
    {
        TileBook.RefreshEvery(key).ShouldBe(Duration.FromSeconds(seconds));
        var twice = Shown.Now + (Duration.FromSeconds(seconds) * 2);
        TileBook.IsStale(key, Shown.Now, twice).ShouldBeFalse();
        TileBook.IsStale(key, Shown.Now, twice + Duration.FromTicks(1)).ShouldBeTrue();
    }

    [Fact, Trait("rule", "R33")]
    public void what_is_pushed_is_never_stale()
    {
        TileBook.RefreshEvery(TileKey.ApprovalsQueue).ShouldBeNull();
        TileBook.IsStale(TileKey.ApprovalsQueue, Shown.Now, Shown.Now + Duration.FromDays(9)).ShouldBeFalse();
    }
}
