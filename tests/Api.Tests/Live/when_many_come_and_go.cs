using System.Globalization;
using HotDash.Api.Live;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Live;

/// <summary>Exactness: nothing lost, nothing twice, in order, whoever joins when, with whatever cursor.</summary>
public sealed class when_many_come_and_go
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task everyone_hears_every_fact_once_and_in_order(int seed)
    {
        await using var live = await LiveWorld.Start(seed, new() { RowsAtOnce = 7 });
        var done = new TaskCompletionSource();
        var resumed = await Crowd(live, seed, 80, (x, first) => Listen(live, x, first, done.Task), done);
        resumed.Sum().ShouldBeGreaterThan(20, "somebody must have resumed for this to prove anything");
        await Eventually.HoldsAsync(() => live.Hub.Subscribers == 0);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task a_watcher_of_states_never_sees_a_version_fall_and_ends_in_the_true_state(int seed)
    {
        await using var live = await LiveWorld.Start(seed, new() { RowsAtOnce = 5 });
        live.Happen(50);
        var done = new TaskCompletionSource();
        await Crowd(live, seed, 60, (_, first) => Watch(live, first, done.Task), done);
    }

    /// <summary>Lets many join while facts are written: some at once, some only when the one before has heard something.</summary>
    private static async Task<T[]> Crowd<T>(
        LiveWorld live,
        int seed,
        int size,
        Func<int, TaskCompletionSource, Task<T>> join,
        TaskCompletionSource done
    )
    {
        var random = new Random(seed);
        using var pace = new SemaphoreSlim(0);
        var writing = Write(live, new Random(seed), pace, size * RoundsForEach);
        var crowd = new List<Task<T>>();
        while (crowd.Count < size)
        {
            pace.Release(RoundsForEach);
            var first = new TaskCompletionSource();
            crowd.Add(join(random.Next(), first));
            if (random.Next(3) == 0)
                await first.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        await writing;
        End(live, done);
        return await Task.WhenAll(crowd).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Facts in batches of any size; the hub hears of them later, in other batches; now and then the database is away.</summary>
    private static async Task Write(LiveWorld live, Random random, SemaphoreSlim pace, int rounds)
    {
        for (; rounds > 0; rounds--)
        {
            await pace.WaitAsync();
            live.World.Store(random.Next(4));
            live.World.Store(random.Next(2), "two.example");
            if (random.Next(3) > 0)
                live.World.Publish(live.Hub, random.Next(1, 12));
            if (random.Next(20) == 0)
                live.World.FailNext(random.Next(1, 5));
        }
    }

    /// <summary>One more fact wakes all who wait, when they can know that it is the last.</summary>
    private static void End(LiveWorld live, TaskCompletionSource done)
    {
        live.World.Store(1);
        done.SetResult();
        live.World.Publish(live.Hub);
    }

    /// <summary>Listens, leaves, resumes behind the last cursor, again and again; in the end all facts behind the first cursor were heard.</summary>
    private static async Task<int> Listen(LiveWorld live, int seed, TaskCompletionSource first, Task done)
    {
        var random = new Random(seed);
        var heard = new List<long>();
        string? cursor = null;
        List<long>? truth = null;
        var (begun, resumed) = (0L, 0);
        while (true)
        {
            await using var reader = new Reader(await Subscribe(live, LiveWorld.Facts, cursor));
            resumed += cursor is null ? 0 : 1;
            for (var patience = random.Next(1, 25); patience > 0; patience--)
            {
                if (done.IsCompleted && cursor is not null)
                {
                    truth ??= Truth(live, begun);
                    if (heard.LastOrDefault() == truth.LastOrDefault())
                    {
                        heard.ShouldBe(truth);
                        return resumed;
                    }
                }
                var change = (await reader.Next())!.Value;
                first.TrySetResult();
                cursor = change.GetProperty("cursor").GetString();
                Projections.Journal.JournalCursor.TryParse(cursor, out var place).ShouldBeTrue();
                if (change.GetProperty("kind").GetString() == "SNAPSHOT")
                    begun = place.Position;
                else
                    heard.Add(long.Parse(change.GetProperty("position").GetString()!, CultureInfo.InvariantCulture));
            }
        }
    }

    private static async Task<bool> Watch(LiveWorld live, TaskCompletionSource first, Task done)
    {
        await using var reader = new Reader(await Subscribe(live, LiveWorld.States, null));
        var seen = new Dictionary<string, int>();
        var complete = false;
        while (
            !complete || !done.IsCompleted || !live.World.Versions.All(x => seen.GetValueOrDefault(x.Key) == x.Value)
        )
        {
            var change = (await reader.Next())!.Value;
            first.TrySetResult();
            complete |= change.GetProperty("complete").GetBoolean();
            foreach (var thing in change.GetProperty("upserted").EnumerateArray())
            {
                var (name, version) = (thing.GetProperty("name").GetString()!, thing.GetProperty("version").GetInt32());
                version.ShouldBeGreaterThanOrEqualTo(seen.GetValueOrDefault(name), name);
                seen[name] = version;
            }
        }
        return complete;
    }

    private static async Task<Subscriber> Subscribe(LiveWorld live, string query, string? after)
    {
        while (true)
        {
            try
            {
                return await live.Subscribe(query, after);
            }
            catch (Npgsql.NpgsqlException)
            {
                // It is back at the next reading or the one after.
            }
        }
    }

    private static List<long> Truth(LiveWorld live, long behind) =>
        [.. live.World.Rows.Where(x => x.Shop == World.Shop && x.Position > behind).Select(x => x.Position)];

    private const int RoundsForEach = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
}
