using System.Text.Json;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Live;

public sealed class when_things_happen : IAsyncLifetime
{
    private LiveWorld _live = null!;

    public async ValueTask InitializeAsync() => _live = await LiveWorld.Start();

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    [Fact]
    public async Task a_subscriber_starts_with_a_snapshot_and_then_hears_each_fact()
    {
        _live.Happen(3);
        await using var reader = new Reader(await _live.Subscribe(LiveWorld.Facts));
        (await reader.Next())!.Value.GetProperty("kind").GetString().ShouldBe("SNAPSHOT");
        _live.Happen(2);
        var heard = new[] { await Position(reader), await Position(reader) };
        heard.ShouldBe(_live.World.Rows.TakeLast(2).Select(x => x.Position));
    }

    [Fact]
    public async Task variables_that_nobody_declared_make_no_question_and_take_none_over()
    {
        const string two =
            "subscription ($a: String, $b: String) { factAppended(thing: $a, after: $b) { position thing } }";
        await using var odd = await SocketClient.Ready(_live.Server);
        await using var even = await SocketClient.Ready(_live.Server);
        // As one text "name=value" a line, both would be the same.
        await odd.Subscribe("1", two, new Dictionary<string, object?> { ["a"] = null, ["a=null\nb"] = null });
        await even.Subscribe("1", two, new { a = "thing-1" });
        (await odd.Type(), await even.Type()).ShouldBe(("next", "next"));
        await Eventually.HoldsAsync(() => _live.Hub is { Questions: 2, CatchingUp: 0 });
    }

    [Fact]
    public async Task a_subscriber_resumes_behind_its_cursor()
    {
        await using var first = new Reader(await _live.Subscribe(LiveWorld.Facts));
        var cursor = (await first.Next())!.Value.GetProperty("cursor").GetString();
        _live.Happen(50);
        await using var second = new Reader(await _live.Subscribe(LiveWorld.Facts, cursor));
        _live.Happen(50);
        foreach (var row in _live.World.Rows)
            (await Position(second)).ShouldBe(row.Position);
    }

    [Fact]
    public async Task the_same_question_is_answered_once_for_all()
    {
        const string query = "subscription ($after: String) { factAppended(after: $after) { counted position } }";
        await using var a = new Reader(await _live.Subscribe(query, actor: "ann"));
        await using var b = new Reader(await _live.Subscribe(query, actor: "bob"));
        await a.Next();
        await b.Next();
        await Eventually.HoldsAsync(() => _live.Hub.Questions == 1);
        await Together(a, b);
        var before = LiveSchema.FactChange.Executions;
        _live.Happen();
        await a.Next();
        await b.Next();
        (LiveSchema.FactChange.Executions - before).ShouldBe(1);
        a.Bytes.Equals(b.Bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task what_depends_on_who_asks_is_shared_per_actor_only()
    {
        const string query = "subscription ($after: String) { factAppended(after: $after) { viewer } }";
        await using var a = new Reader(await _live.Subscribe(query, actor: "ann"));
        await using var b = new Reader(await _live.Subscribe(query, actor: "bob"));
        await a.Next();
        await b.Next();
        await Eventually.HoldsAsync(() => _live.Hub.Questions == 2);
        _live.Happen();
        (await a.Next())!.Value.GetProperty("viewer").GetString().ShouldBe("ann of Changed");
        (await b.Next())!.Value.GetProperty("viewer").GetString().ShouldBe("bob of Changed");
    }

    [Fact]
    public async Task roles_and_agents_do_not_share()
    {
        await using var a = new Reader(await _live.Subscribe(LiveWorld.Facts));
        await using var b = new Reader(await _live.Subscribe(LiveWorld.Facts, role: Role.Manager));
        await using var c = new Reader(await _live.Subscribe(LiveWorld.Facts, role: Role.Agent, actor: "one"));
        await using var d = new Reader(await _live.Subscribe(LiveWorld.Facts, role: Role.Agent, actor: "two"));
        await Eventually.HoldsAsync(() => _live.Hub.Questions == 4);
    }

    [Fact]
    public async Task another_shop_hears_nothing()
    {
        await using var reader = new Reader(await _live.Subscribe(LiveWorld.Facts, shop: "two.example"));
        await reader.Next();
        _live.Happen(10);
        _live.World.Store(1, "two.example", "thing-x");
        _live.World.Publish(_live.Hub);
        (await reader.Next())!.Value.GetProperty("thing").GetString().ShouldBe("thing-x");
    }

    [Fact]
    public async Task a_question_that_nobody_asks_any_more_is_forgotten()
    {
        var reader = new Reader(await _live.Subscribe(LiveWorld.Facts));
        await reader.Next();
        await Eventually.HoldsAsync(() => _live.Hub.Questions == 1);
        await reader.DisposeAsync();
        await Eventually.HoldsAsync(() => _live.Hub.Questions == 0);
        _live.Hub.Subscribers.ShouldBe(0);
    }

    [Fact]
    public async Task a_field_that_fails_fails_for_itself()
    {
        await using var subscriber = await _live.Subscribe("subscription { factAppended { kind broken } }");
        await using var messages = subscriber
            .Messages.ReadAllAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await messages.MoveNextAsync();
        var text = System.Text.Encoding.UTF8.GetString(messages.Current.Span);
        text.ShouldContain("INTERNAL");
        text.ShouldNotContain("secret");
    }

    /// <summary>Waits until both hear the same bytes: until then one of them still catches up alone.</summary>
    private async Task Together(Reader a, Reader b)
    {
        do
        {
            _live.Happen();
            await a.Next();
            await b.Next();
        } while (!a.Bytes.Equals(b.Bytes));
    }

    private static async Task<long> Position(Reader reader) =>
        long.Parse(
            (await reader.Next())!.Value.GetProperty("position").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
