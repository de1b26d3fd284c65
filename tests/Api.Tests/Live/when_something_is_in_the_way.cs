using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Projections.Journal;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Live;

public sealed class when_something_is_in_the_way
{
    [Fact]
    public async Task a_slow_subscriber_is_dropped_with_a_reason_and_resumes_where_it_was()
    {
        await using var live = await LiveWorld.Start(1, new() { QueueLength = 10 });
        await using var slow = new Reader(await live.Subscribe(LiveWorld.Facts));
        await using var quick = new Reader(await live.Subscribe(LiveWorld.Facts));
        await slow.Next();
        await quick.Next();
        // One that still catches up is waited for, and not dropped.
        await Eventually.HoldsAsync(() => live.Hub is { Questions: 1, CatchingUp: 0 });
        for (var i = 0; i < 100; i++)
        {
            live.Happen();
            (await quick.Next())!.Value.GetProperty("position").GetString().ShouldBe($"{live.World.Rows[^1].Position}");
        }
        var (heard, cursor) = (new List<string>(), "");
        while (await slow.Next() is { } change)
        {
            heard.Add(change.GetProperty("position").GetString()!);
            cursor = change.GetProperty("cursor").GetString()!;
        }
        slow.Failure!.Is.ShouldBe(ErrorCode.LimitReached);
        slow.Failure.NextStep!.ShouldContain("after");
        heard.Count.ShouldBeInRange(10, 99);
        await using var again = new Reader(await live.Subscribe(LiveWorld.Facts, cursor));
        while (heard.Count < 100)
            heard.Add((await again.Next())!.Value.GetProperty("position").GetString()!);
        heard.ShouldBe(live.World.Rows.Select(x => $"{x.Position}"));
    }

    [Fact]
    public async Task a_subscriber_that_catches_up_slowly_holds_nobody_up_and_loses_nothing()
    {
        await using var live = await LiveWorld.Start(1, new() { QueueLength = 5, RowsAtOnce = 3 });
        var start = new JournalCursor(World.Epoch, World.Start).ToString();
        live.Happen(200);
        await using var late = new Reader(await live.Subscribe(LiveWorld.Facts, start));
        await using var quick = new Reader(await live.Subscribe(LiveWorld.Facts));
        await quick.Next();
        for (var i = 0; i < 100; i++)
        {
            live.Happen();
            await quick.Next();
        }
        var heard = new List<string>();
        while (heard.Count < 300)
            heard.Add((await late.Next())!.Value.GetProperty("position").GetString()!);
        heard.ShouldBe(live.World.Rows.Select(x => $"{x.Position}"));
    }

    [Fact]
    public async Task one_that_stops_reading_while_it_catches_up_is_dropped_in_the_end()
    {
        await using var live = await LiveWorld.Start(
            1,
            new() { QueueLength = 5, StallLimit = TimeSpan.FromMilliseconds(100) }
        );
        live.Happen(200);
        await using var late = new Reader(
            await live.Subscribe(LiveWorld.Facts, new JournalCursor(World.Epoch, World.Start).ToString())
        );
        await Eventually.HoldsAsync(() => late.Failure is not null);
        late.Failure!.Is.ShouldBe(ErrorCode.LimitReached);
    }

    [Fact]
    public async Task a_database_that_goes_away_leaves_no_gap()
    {
        await using var live = await LiveWorld.Start();
        await using var reader = new Reader(await live.Subscribe(LiveWorld.Facts));
        await reader.Next();
        live.Happen(5);
        live.World.IsAway = true;
        var reads = live.World.Reads;
        live.Happen(5);
        await Eventually.HoldsAsync(() => live.World.Reads > reads + 3);
        live.World.IsAway = false;
        live.Happen(5);
        foreach (var row in live.World.Rows)
            (await reader.Next())!.Value.GetProperty("position").GetString().ShouldBe($"{row.Position}");
    }

    [Fact]
    public async Task a_database_that_goes_away_between_two_parts_of_a_snapshot_interrupts_it_and_no_more()
    {
        await using var live = await LiveWorld.Start(1, new() { QueueLength = 1 });
        live.Happen(300);
        var atStart = live.World.Rows[^1].Position;
        await using var subscriber = await live.Subscribe(LiveWorld.States);
        // The second part is read, and waits behind the first for room.
        await Eventually.HoldsAsync(() => live.World.Reads == 2);
        live.World.IsAway = true;
        var reader = new Reader(subscriber);
        var (seen, parts) = (new Dictionary<string, int>(), new List<string>());
        Note(await reader.Next());
        Note(await reader.Next());
        await Eventually.HoldsAsync(() => live.World.Reads > 5);
        live.Happen(100);
        live.World.IsAway = false;

        while (!live.World.Versions.All(x => seen.GetValueOrDefault(x.Key) == x.Value))
            Note(await reader.Next());

        parts
            .Take(3)
            .ShouldBe([
                LiveQuestion.CursorOfPart,
                LiveQuestion.CursorOfPart,
                new JournalCursor(World.Epoch, atStart).ToString(),
            ]);

        void Note(System.Text.Json.JsonElement? change)
        {
            parts.Add(change!.Value.GetProperty("cursor").GetString()!);
            foreach (var thing in change.Value.GetProperty("upserted").EnumerateArray())
            {
                var (name, version) = (thing.GetProperty("name").GetString()!, thing.GetProperty("version").GetInt32());
                version.ShouldBeGreaterThanOrEqualTo(seen.GetValueOrDefault(name), name);
                seen[name] = version;
            }
        }
    }

    [Fact]
    public async Task a_cursor_ahead_of_this_node_is_waited_for()
    {
        await using var live = await LiveWorld.Start();
        live.World.Store(10);
        var rows = live.World.Rows;
        await using var reader = new Reader(
            await live.Subscribe(LiveWorld.Facts, new JournalCursor(World.Epoch, rows[5].Position).ToString())
        );
        live.World.Publish(live.Hub, 3);
        live.World.Publish(live.Hub, 4);
        live.World.Publish(live.Hub);
        foreach (var row in rows.Skip(6))
            (await reader.Next())!.Value.GetProperty("position").GetString().ShouldBe($"{row.Position}");
    }

    [Fact]
    public async Task a_cursor_that_cannot_be_resumed_from_says_so()
    {
        await using var live = await LiveWorld.Start();
        live.Happen(30);
        live.World.OldestKept = live.World.Rows[10].Position;
        foreach (
            var cursor in (string[])
                [
                    "nonsense",
                    new JournalCursor(Guid.NewGuid(), live.World.Rows[20].Position).ToString(),
                    new JournalCursor(World.Epoch, live.World.Rows[^1].Position + 1).ToString(),
                    new JournalCursor(World.Epoch, live.World.Rows[5].Position).ToString(),
                    LiveQuestion.CursorOfPart,
                ]
        )
            (await Should.ThrowAsync<CodedError>(() => live.Subscribe(LiveWorld.Facts, cursor))).Is.ShouldBe(
                ErrorCode.CursorUnavailable
            );
    }

    [Fact]
    public async Task a_snapshot_comes_in_parts_of_which_the_last_is_complete()
    {
        await using var live = await LiveWorld.Start();
        live.Happen(300);
        await using var reader = new Reader(await live.Subscribe(LiveWorld.States));
        var (parts, things) = (0, 0);
        bool complete;
        do
        {
            var part = (await reader.Next())!.Value;
            complete = part.GetProperty("complete").GetBoolean();
            part.GetProperty("cursor")
                .GetString()
                .ShouldBe(
                    complete
                        ? new JournalCursor(World.Epoch, live.World.Rows[^1].Position).ToString()
                        : LiveQuestion.CursorOfPart
                );
            (parts, things) = (parts + 1, things + part.GetProperty("upserted").GetArrayLength());
        } while (!complete);
        (parts, things).ShouldBe((3, 20));
    }
}
