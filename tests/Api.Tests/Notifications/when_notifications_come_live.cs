using System.Diagnostics;
using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Notifications;

/// <summary>Two processes over one database: whichever consumes, both tell.</summary>
public sealed class when_notifications_come_live(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact, Trait("rule", "R53")]
    public async Task each_comes_once_to_its_recipient_alone_and_is_resumed_on_another_process()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var one = await HotDashHost.StartAsync(database.ConnectionString);
        await using var other = await HotDashHost.StartAsync(database.ConnectionString);
        using var bot = await ApiClient.Of(one, Shop, ApiClient.Agent("bot", "amara"), Cancel);
        using var otto = await ApiClient.Of(one, Shop, ApiClient.Person("otto", Role.Operator), Cancel);
        using var mia = await ApiClient.Of(other, Shop, ApiClient.Person("mia", Role.Manager), Cancel);
        using var miaHere = await ApiClient.Of(one, Shop, ApiClient.Person("mia", Role.Manager), Cancel);
        using var vera = await ApiClient.Of(one, Shop, ApiClient.Person("vera", Role.Viewer), Cancel);
        await bot.Submit();
        await mia.HasCome(1);

        await using var told = mia.Watch(Question(null), Cancel).GetAsyncEnumerator(Cancel);
        await using var toOtto = otto.Watch(Question(null), Cancel).GetAsyncEnumerator(Cancel);
        await using var toVera = vera.Watch(Question(null), Cancel).GetAsyncEnumerator(Cancel);
        var snapshot = await Next(told);
        snapshot.Kind.ShouldBe("SNAPSHOT");
        snapshot.Ids.Count.ShouldBe(1);
        snapshot.Unread.ShouldBe(1);
        (await Next(toVera)).Ids.ShouldBeEmpty();
        (await Next(toOtto)).Ids.ShouldNotBe(snapshot.Ids);

        for (var n = 0; n < 3; n++)
            await bot.Submit();
        var live = await Take(told, 3);
        live.Ids.ShouldBeUnique();
        live.Ids.ShouldNotContain(snapshot.Ids[0]);
        (await Take(toOtto, 3)).Ids.Intersect(live.Ids).ShouldBeEmpty();

        // The first of them is known: what came behind it comes on another process, once and in the same order.
        await using var resumed = miaHere.Watch(Question(snapshot.Cursor), Cancel).GetAsyncEnumerator(Cancel);
        (await Take(resumed, 3)).Ids.ShouldBe(live.Ids);
        await bot.Submit();
        (await Take(resumed, 1)).Ids.ShouldBe((await Take(told, 1)).Ids);
        (await vera.Told()).ShouldBeEmpty();
    }

    /// <summary>R53: from the acknowledged event to the screen.</summary>
    [Fact, Trait("rule", "R53")]
    public async Task it_comes_within_a_second_of_the_event()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var host = await HotDashHost.StartAsync(database.ConnectionString);
        using var bot = await ApiClient.Of(host, Shop, ApiClient.Agent("bot", "amara"), Cancel);
        using var otto = await ApiClient.Of(host, Shop, ApiClient.Person("otto", Role.Operator), Cancel);
        await using var told = otto.Watch(Question(null), Cancel).GetAsyncEnumerator(Cancel);
        await Next(told);
        var times = new List<double>();
        for (var n = 0; n < 20; n++)
        {
            await bot.Submit();
            var since = Stopwatch.GetTimestamp();
            await Next(told);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"p50 {times[10]:0.0} ms, most {times[^1]:0.0} ms");
        times[10].ShouldBeLessThan(1_000);
    }

    private static string Question(string? after) =>
        $"subscription {{ notificationReceived{(after is null ? "" : $"(after: \"{after}\")")} "
        + "{ cursor kind complete unreadCount received { id } } }";

    private static async Task<Message> Next(IAsyncEnumerator<JsonElement> told)
    {
        (await told.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel)).ShouldBeTrue();
        var change = told.Current.GetProperty("notificationReceived");
        return new(
            change.Text("kind"),
            change.Text("cursor"),
            change.GetProperty("unreadCount").GetInt32(),
            [.. change.GetProperty("received").EnumerateArray().Select(x => x.Text("id"))]
        );
    }

    private static async Task<Message> Take(IAsyncEnumerator<JsonElement> told, int count)
    {
        var ids = new List<string>();
        while (true)
        {
            var next = await Next(told);
            ids.AddRange(next.Ids);
            if (ids.Count >= count)
                return next with { Ids = ids };
        }
    }

    private sealed record Message(string Kind, string Cursor, int Unread, List<string> Ids);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Shop = "live.myshopify.com";
}
