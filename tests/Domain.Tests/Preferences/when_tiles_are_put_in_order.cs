using HotDash.Domain.Preferences;
using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using static HotDash.Domain.Tests.Preferences.Dashboards;

namespace HotDash.Domain.Tests.Preferences;

public class when_tiles_are_put_in_order
{
    [Fact, Trait("rule", "R30")]
    public void before_anybody_did_they_stand_as_the_document_lists_them()
    {
        Enum.GetNames<TileKey>()
            .ShouldBe([
                "OpsMetrics",
                "SalesPulse",
                "Fulfillment",
                "Inventory",
                "CxEscalations",
                "SeoContent",
                "ApprovalsQueue",
                "IdeaPool",
                "CeoAgent",
                "UnreadMessages",
                "Aov",
                "Returns",
                "SocialPerformance",
                "SeoImpact",
                "AdsRoas",
                "GrowthMetrics",
            ]);
        PersonPreferences.None.Order.ShouldBe(Default);
        PersonPreferences.None.Hidden.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R41")]
    public void the_named_come_first_and_the_rest_follow_as_they_stand()
    {
        var before = PersonPreferences.None.After(x => x.Move(TileKey.GrowthMetrics, TileKey.OpsMetrics, ByOlga));
        var reordered = before.Reorder([TileKey.Aov, TileKey.SalesPulse], ByOlga).Single<TilesReordered>();
        reordered.Tiles.ShouldBe([
            TileKey.Aov,
            TileKey.SalesPulse,
            TileKey.GrowthMetrics,
            .. Default.Except([TileKey.Aov, TileKey.SalesPulse, TileKey.GrowthMetrics]),
        ]);
        reordered.By.ShouldBe(new By("olga", ActorKind.Person, Role.Operator));
        reordered.At.ShouldBe(Now);
        PersonPreferences.Evolve(before, reordered).Order.ShouldBe(reordered.Tiles);
    }

    [Fact, Trait("rule", "R41")]
    public void a_fact_that_names_some_tiles_alone_is_folded_the_same_way() =>
        PersonPreferences
            .Evolve(null, new TilesReordered(Now, new By("olga", ActorKind.Person), [TileKey.Returns]))
            .Order.ShouldBe([TileKey.Returns, .. Default.Remove(TileKey.Returns)]);

    [Fact, Trait("rule", "R41")]
    public void a_tile_moves_before_another_wherever_that_stands()
    {
        var moved = PersonPreferences.None.Move(TileKey.Aov, TileKey.SalesPulse, ByOlga).Single<TileMoved>();
        (moved.Tile, moved.Before).ShouldBe((TileKey.Aov, TileKey.SalesPulse));
        (moved.By.Id, moved.At).ShouldBe(("olga", Now));
        var it = PersonPreferences.Evolve(null, moved);
        it.First(3).ShouldBe("OpsMetrics Aov SalesPulse");
        it.After(x => x.Move(TileKey.OpsMetrics, TileKey.Fulfillment, ByOlga))
            .First(4)
            .ShouldBe("Aov SalesPulse OpsMetrics Fulfillment");
        it.Order.Order().ShouldBe(Default);
    }

    [Fact, Trait("rule", "R41")]
    public void before_nothing_is_last()
    {
        var it = PersonPreferences.None.After(x => x.Move(TileKey.OpsMetrics, null, ByOlga));
        it.Order.ShouldBe([.. Default.Skip(1), TileKey.OpsMetrics]);
        it.Move(TileKey.OpsMetrics, null, ByOlga).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R41")]
    public void what_stands_so_already_is_no_fact()
    {
        var it = PersonPreferences.None;
        it.Reorder([], ByOlga).ShouldBeNothing();
        it.Reorder([TileKey.OpsMetrics, TileKey.SalesPulse], ByOlga).ShouldBeNothing();
        it.Reorder([TileKey.SalesPulse], ByOlga).ShouldYield(typeof(TilesReordered));
        it.Move(TileKey.OpsMetrics, TileKey.SalesPulse, ByOlga).ShouldBeNothing();
        it.Move(TileKey.Aov, TileKey.Aov, ByOlga).ShouldBeNothing();
        it.Move(TileKey.OpsMetrics, TileKey.Fulfillment, ByOlga).ShouldYield(typeof(TileMoved));
    }

    [Fact, Trait("rule", "R41")]
    public void a_tile_that_there_is_not_is_refused()
    {
        var it = PersonPreferences.None;
        it.Reorder([TileKey.Aov, (TileKey)16], ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "tiles", "1");
        it.Reorder([(TileKey)(-1)], ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "tiles", "0");
        it.Reorder([.. Default.Reverse(), (TileKey)16], ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "tiles", "16");
        it.Move((TileKey)16, TileKey.Aov, ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "tile");
        it.Move(TileKey.Aov, (TileKey)16, ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "before");
        it.SetVisibility((TileKey)16, false, ByOlga).ShouldRefuse(ErrorCode.UnknownTile, "tile");
        it.Move(TileKey.GrowthMetrics, TileKey.OpsMetrics, ByOlga).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R41")]
    public void a_tile_that_is_named_twice_is_refused()
    {
        var it = PersonPreferences.None;
        it.Reorder([TileKey.Aov, TileKey.Returns, TileKey.Aov], ByOlga)
            .ShouldRefuse(ErrorCode.DuplicateTile, "tiles", "2");
        it.Reorder([TileKey.Aov, TileKey.Aov], ByOlga).ShouldRefuse(ErrorCode.DuplicateTile, "tiles", "1");
        it.Reorder([.. Default.Reverse(), TileKey.Aov], ByOlga).ShouldRefuse(ErrorCode.DuplicateTile, "tiles", "16");
        it.Reorder([.. Default.Reverse()], ByOlga).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R40")]
    public void everybody_has_an_own_dashboard_but_agents_and_the_system()
    {
        foreach (
            var (person, role) in new[]
            {
                (People.Vera, Role.Viewer),
                (People.Olga, Role.Operator),
                (People.Mia, Role.Manager),
                (People.Ada, Role.Admin),
                (People.Aude, Role.Auditor),
                (People.Max, Role.Manager),
            }
        )
        foreach (var wish in Wishes)
            wish(person).Events.ShouldHaveSingleItem().By.Role.ShouldBe(role);
        foreach (var other in new[] { People.Agent, People.BoldAgent, People.Stranger, Caller.Timer, Caller.Console })
        foreach (var wish in Wishes)
            wish(other).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact, Trait("rule", "R40")]
    public void its_stream_is_named_after_the_person()
    {
        PersonPreferences.KeyOf("p1").ShouldBe("preferences-p1");
        PersonPreferences.IsKey("preferences-p1").ShouldBeTrue();
        PersonPreferences.IsKey("onboarding-p1").ShouldBeFalse();
    }

    private static readonly Func<Caller, Ruling>[] Wishes =
    [
        by => PersonPreferences.None.Reorder([TileKey.Aov], By(by)),
        by => PersonPreferences.None.Move(TileKey.Aov, null, By(by)),
        by => PersonPreferences.None.SetVisibility(TileKey.Aov, false, By(by)),
        by => PersonPreferences.None.Update(new(Theme.Dark), By(by)),
        by => PersonPreferences.None.After(x => x.Update(new(Theme.Dark), ByOlga)).Reset(By(by)),
    ];
}
