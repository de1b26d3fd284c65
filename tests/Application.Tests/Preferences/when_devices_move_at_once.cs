using System.Text.Json;
using HotDash.Application.Preferences;
using HotDash.Application.Tests.Members;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;
using HotDash.Projections.Preferences;
using HotDash.Projections.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Preferences;

public sealed class when_devices_move_at_once(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    /// <summary>Before two processes, each with the order of a moment ago: every wish is carried out, one after the other.</summary>
    [Fact, Trait("rule", "R41")]
    public async Task all_succeed_and_every_device_sees_the_streams_order()
    {
        await using var other = await world.StartHostAsync();
        var staff = new Staff(world);
        for (var round = 0; round < 5; round++)
        {
            var results = await Task.WhenAll(
                staff.Send(new MoveTile(Tile(round), Before: null) { Shop = staff.Name, By = Olga }),
                staff.Send(new MoveTile(Tile(round + 5), TileKey.Aov) { Shop = staff.Name, By = Olga }, other),
                staff.Send(new ReorderTiles([Tile(round + 1)]) { Shop = staff.Name, By = Olga }, other),
                staff.Send(new SetTileVisibility(Tile(round), Visible: false) { Shop = staff.Name, By = Olga }, other),
                staff.Send(new UpdatePreferences(new(BacklogThreshold: 20 + round)) { Shop = staff.Name, By = Olga })
            );
            results.ShouldAllBe(x => x.Accepted);
        }

        var folded = (await Facts(staff.Name)).Aggregate(PersonPreferences.None, PersonPreferences.Evolve);
        folded.Version.ShouldBeGreaterThanOrEqualTo(15);
        foreach (var host in new[] { world.Host, other })
        {
            var shown = await host
                .Services.GetRequiredService<PreferencesList>()
                .Of(staff.Name, "olga", TestContext.Current.CancellationToken);
            (shown.Version, shown.Values, shown.LastAt).ShouldBe((folded.Version, folded.Values, folded.LastAt));
            shown.Order.ShouldBe(folded.Order);
            shown.Hidden.ShouldBe(folded.Hidden);
        }
    }

    /// <summary>Each hides another of three: it cannot be that both do.</summary>
    [Fact, Trait("rule", "R40")]
    public async Task two_that_hide_at_once_never_leave_one_tile()
    {
        await using var other = await world.StartHostAsync();
        for (var round = 0; round < 5; round++)
        {
            var staff = new Staff(world);
            foreach (var tile in Enum.GetValues<TileKey>().Take(13))
                (await staff.Send(Hide(staff, tile))).Accepted.ShouldBeTrue();

            var results = await Task.WhenAll(
                staff.Send(Hide(staff, TileKey.SeoImpact)),
                staff.Send(Hide(staff, TileKey.AdsRoas), other)
            );

            results.Count(x => x.Accepted).ShouldBe(1);
            results.Single(x => !x.Accepted).ShouldRefuse(ErrorCode.MinTwoTiles);
        }
    }

    [Fact, Trait("rule", "R40")]
    public async Task whoever_asks_in_sql_finds_what_was_chosen()
    {
        var staff = new Staff(world);
        (
            await staff.Send(
                new UpdatePreferences(new(Theme.Dark, BacklogThreshold: 25, TimeZone: "Europe/Zurich"))
                {
                    Shop = staff.Name,
                    By = Olga,
                }
            )
        ).Accepted.ShouldBeTrue();
        (await staff.Send(Hide(staff, TileKey.IdeaPool))).Accepted.ShouldBeTrue();
        (
            await staff.Send(new MoveTile(TileKey.Aov, TileKey.OpsMetrics) { Shop = staff.Name, By = Olga })
        ).Accepted.ShouldBeTrue();

        var rows = await world.Rows(
            $"""
            select format('%s %s %s %s %s %s %s %s %s %s %s %s', person, version, tile_order[1], tile_order[2],
                     cardinality(tile_order), hidden, theme, view, density, auto_refresh, auto_refresh_seconds, backlog_threshold)
                     || ' ' || time_zone
              from hotdash.preferences where shop = '{staff.Name}'
            """,
            row => row.GetString(0)
        );
        rows.ShouldBe(["olga 3 AOV OPS_METRICS 16 {IDEA_POOL} DARK GRID COMFORTABLE t 30 25 Europe/Zurich"]);
    }

    private Task<List<IFact>> Facts(string shop) =>
        world.Rows(
            $"select type, data::text from hotdash.mt_events where tenant_id = '{shop}' and stream_id = 'preferences-olga' order by version",
            row =>
                (IFact)
                    JsonSerializer.Deserialize(
                        row.GetString(1),
                        EventNames.TypeOf(row.GetString(0)),
                        StoredJson.Options
                    )!
        );

    private static SetTileVisibility Hide(Staff staff, TileKey tile) =>
        new SetTileVisibility(tile, Visible: false) { Shop = staff.Name, By = Olga };

    private static TileKey Tile(int number) => (TileKey)(number % 10);

    private static readonly Caller Olga = new(new("olga", ActorKind.Person), [Role.Operator]);
}
