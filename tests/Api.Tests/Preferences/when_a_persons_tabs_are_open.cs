using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Preferences;

/// <summary>R42: what a person chooses on one device shows on all of the person's, and on nobody else's.</summary>
public sealed class when_a_persons_tabs_are_open(ServedHost served)
{
    [Fact, Trait("rule", "R42")]
    public async Task all_of_them_follow_by_whatever_transport_and_nobody_elses()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        // Of the same role: only who asks sets them apart.
        var otto = await shop.As(ApiClient.Person("otto", Role.Operator));
        await using var tab = olga.Watch(Document(), Cancel).GetAsyncEnumerator(Cancel);
        await using var phone = await SocketClient.Ready(olga.Address, olga.Token);
        await phone.Subscribe("1", Document());
        await using var socket = phone.Told().GetAsyncEnumerator(Cancel);
        await using var foreign = otto.Watch(Document(), Cancel).GetAsyncEnumerator(Cancel);
        foreach (var watched in new[] { tab, socket, foreign })
        {
            var first = await Next(watched);
            (first.Text("kind"), Version(first)).ShouldBe(("SNAPSHOT", 0));
        }

        await olga.Do("moveTile", "tile: AOV, before: OPS_METRICS");
        var moved = await Next(tab);
        (moved.Text("kind"), moved.GetProperty("complete").GetBoolean()).ShouldBe(("CHANGED", true));
        moved.GetProperty("dashboard").First(2).ShouldBe("AOV OPS_METRICS");
        (await Next(socket)).GetRawText().ShouldBe(moved.GetRawText());

        await olga.Do("updatePreferences", "theme: DARK");
        foreach (var watched in new[] { tab, socket })
            (await Next(watched)).GetProperty("preferences").Text("theme").ShouldBe("DARK");

        // The other's first news is of the other's own wish, though it comes after all of those.
        await otto.Do("updatePreferences", "theme: LIGHT");
        var own = await Next(foreign);
        (own.GetProperty("preferences").Text("theme"), Version(own)).ShouldBe(("LIGHT", 1));
        own.GetProperty("dashboard").First(1).ShouldBe("OPS_METRICS");

        await olga.Do("resetPreferences", "");
        foreach (var watched in new[] { tab, socket })
        {
            var reset = await Next(watched);
            (Version(reset), reset.GetProperty("preferences").Text("theme")).ShouldBe((3, "AUTO"));
            reset.GetProperty("dashboard").First(1).ShouldBe("OPS_METRICS");
        }
    }

    [Fact, Trait("rule", "R42")]
    public async Task one_that_was_away_resumes_behind_its_cursor_with_the_last_state()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        string cursor;
        await using (var tab = olga.Watch(Document(), Cancel).GetAsyncEnumerator(Cancel))
            cursor = (await Next(tab)).Text("cursor");
        await olga.Do("moveTile", "tile: AOV, before: OPS_METRICS");
        await olga.Do("moveTile", "tile: RETURNS, before: AOV");

        await using var back = olga.Watch(Document(cursor), Cancel).GetAsyncEnumerator(Cancel);
        var told = await Next(back);
        while (Version(told) < 2)
            told = await Next(back);
        told.Text("kind").ShouldBe("CHANGED");
        told.GetProperty("dashboard").First(3).ShouldBe("RETURNS AOV OPS_METRICS");

        await using var later = olga.Watch(Document(told.Text("cursor")), Cancel).GetAsyncEnumerator(Cancel);
        await olga.Do("updatePreferences", "view: LIST");
        Version(await Next(later)).ShouldBe(3);
    }

    [Fact]
    public async Task a_cursor_of_nowhere_is_refused()
    {
        using var shop = await served.NewShop();
        var olga = await shop.Person(Role.Operator);
        (await olga.Events(Document("nowhere"), Cancel).FirstAsync(Cancel)).ShouldContain("CURSOR_UNAVAILABLE");
    }

    private static string Document(string? after = null) =>
        $"subscription {{ preferencesChanged{(after is null ? "" : $"(after: \"{after}\")")} "
        + $"{{ cursor kind complete {Screen.Preferences} {Screen.Dashboard} }} }}";

    private static async Task<JsonElement> Next(IAsyncEnumerator<JsonElement> told)
    {
        (await told.MoveNextAsync()).ShouldBeTrue();
        return told.Current.GetProperty("preferencesChanged");
    }

    private static int Version(JsonElement change) =>
        change.GetProperty("preferences").GetProperty("version").GetInt32();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
