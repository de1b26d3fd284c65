using HotDash.Domain.Preferences;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using static HotDash.Domain.Tests.Preferences.Dashboards;

namespace HotDash.Domain.Tests.Preferences;

public class when_tiles_are_hidden
{
    [Fact, Trait("rule", "R40")]
    public void two_stay_visible()
    {
        var three = PersonPreferences.None.After([.. Default.Take(13).Select(Hide)]);
        var two = three.After(Hide(Default[13]));
        two.Hidden.Length.ShouldBe(14);
        two.SetVisibility(Default[14], false, ByOlga).ShouldRefuse(ErrorCode.MinTwoTiles, "tile");
        two.SetVisibility(Default[15], false, ByOlga).ShouldRefuse(ErrorCode.MinTwoTiles, "tile");
        // What is hidden already is as wished, and to show one is always allowed.
        two.SetVisibility(Default[0], false, ByOlga).ShouldBeNothing();
        two.SetVisibility(Default[0], true, ByOlga).ShouldYield(typeof(TileVisibilitySet));
        two.SetVisibility(Default[15], true, ByOlga).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R40")]
    public void they_keep_their_place_and_come_back_to_it()
    {
        var set = PersonPreferences.None.SetVisibility(TileKey.Returns, false, ByOlga).Single<TileVisibilitySet>();
        (set.Tile, set.Visible, set.At, set.By.Id).ShouldBe((TileKey.Returns, false, Now, "olga"));
        var it = PersonPreferences.Evolve(null, set).After(Hide(TileKey.Aov));
        it.Hidden.ShouldBe([TileKey.Aov, TileKey.Returns]);
        it.Order.ShouldBe(Default);
        it = it.After(x => x.Move(TileKey.Returns, TileKey.OpsMetrics, ByOlga));
        it.Hidden.ShouldBe([TileKey.Aov, TileKey.Returns]);
        it = it.After(x => x.SetVisibility(TileKey.Returns, true, ByOlga));
        it.Hidden.ShouldBe([TileKey.Aov]);
        it.First(1).ShouldBe("Returns");
    }

    [Fact, Trait("rule", "R40")]
    public void one_that_is_told_of_twice_is_hidden_once()
    {
        var fact = new TileVisibilitySet(Now, new By("olga", ActorKind.Person), TileKey.Aov, false);
        PersonPreferences.Evolve(PersonPreferences.Evolve(null, fact), fact).Hidden.ShouldBe([TileKey.Aov]);
    }

    private static Func<PersonPreferences, Ruling> Hide(TileKey tile) => x => x.SetVisibility(tile, false, ByOlga);
}
