using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Tiles;

public sealed class when_tiles_are_watched(ServedHost served)
{
    [Fact]
    public async Task they_come_as_they_stand_and_then_as_they_change()
    {
        using var shop = await served.NewShop();
        var (agent, viewer) = (await shop.Agent(), await shop.Person(Role.Viewer));
        await agent.Recorded(Tiles.Aov);
        await using var watched = Watch(viewer, "keys: [AOV, RETURNS]");
        var first = await Next(watched);
        Told(first).ShouldBe(("SNAPSHOT", "AOV OK, RETURNS UNCONFIGURED"));

        await agent.Recorded(Tiles.Sales);
        await agent.Recorded(Tiles.Returns);
        // What it begins with may show a fact already that comes once more as a change.
        var change = await Next(watched);
        if (Told(change) == ("CHANGED", "AOV OK"))
            change = await Next(watched);
        Told(change).ShouldBe(("CHANGED", "RETURNS OK"));

        await agent.Recorded("""failed: {tile: AOV, message: "Down."}""");
        var last = await Next(watched);
        Told(last).ShouldBe(("CHANGED", "AOV ERROR"));

        await using var resumed = Watch(viewer, $"keys: [AOV, RETURNS], after: \"{first.Text("cursor")}\"");
        var missed = await Next(resumed);
        missed.Text("kind").ShouldBe("CHANGED");
        missed.GetProperty("tiles").EnumerateArray().ShouldContain(x => x.Text("key") == "RETURNS");
    }

    [Fact]
    public async Task who_begins_again_behind_the_last_change_hears_nothing_twice()
    {
        using var shop = await served.NewShop();
        var (agent, viewer) = (await shop.Agent(), await shop.Person(Role.Viewer));
        await using var watched = Watch(viewer, "keys: [AOV]");
        await Next(watched);
        // The change's own place: what it all begins with may stand before something that it shows.
        await agent.Recorded(Tiles.Aov);
        var cursor = (await Next(watched)).Text("cursor");
        await using var resumed = Watch(viewer, $"keys: [AOV, RETURNS], after: \"{cursor}\"");
        var told = Next(resumed);
        await agent.Recorded(Tiles.Returns);
        Told(await told).ShouldBe(("CHANGED", "RETURNS OK"));
    }

    [Fact, Trait("rule", "R33")]
    public async Task what_waits_for_a_decision_is_pushed()
    {
        using var shop = await served.NewShop();
        var viewer = await shop.Person(Role.Viewer);
        await using var watched = Watch(viewer, "keys: [APPROVALS_QUEUE, SALES_PULSE]");
        Pending(await Next(watched)).ShouldBe(0);
        await shop.Submitted();
        var told = await Next(watched);
        Told(told).ShouldBe(("CHANGED", "APPROVALS_QUEUE OK"));
        Pending(told).ShouldBe(1);
    }

    [Fact]
    public async Task agents_may_not()
    {
        using var shop = await served.NewShop();
        await foreach (var told in (await shop.Agent()).Events("subscription { tileChanged { cursor } }", Cancel))
        {
            told.ShouldContain("FORBIDDEN");
            return;
        }
        throw new InvalidOperationException("Nothing was told.");
    }

    private static IAsyncEnumerator<JsonElement> Watch(ApiClient who, string arguments) =>
        who.Watch(
                $"subscription {{ tileChanged({arguments}) {{ cursor kind complete tiles {{ key state data {{ ... on ApprovalsQueue {{ queue {{ pending }} }} }} }} }} }}",
                Cancel
            )
            .GetAsyncEnumerator(Cancel);

    private static async Task<JsonElement> Next(IAsyncEnumerator<JsonElement> watched)
    {
        (await watched.MoveNextAsync()).ShouldBeTrue();
        return watched.Current.GetProperty("tileChanged");
    }

    private static (string Kind, string Tiles) Told(JsonElement change) =>
        (
            change.Text("kind"),
            string.Join(
                ", ",
                change.GetProperty("tiles").EnumerateArray().Select(x => $"{x.Text("key")} {x.Text("state")}")
            )
        );

    private static int Pending(JsonElement change) =>
        change
            .GetProperty("tiles")
            .EnumerateArray()
            .Single(x => x.Text("key") == "APPROVALS_QUEUE")
            .GetProperty("data")
            .GetProperty("queue")
            .GetProperty("pending")
            .GetInt32();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
