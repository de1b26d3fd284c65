using Npgsql;

namespace HotDash.Application.Tests.Approvals;

/// <summary>
/// R18's bounds, from the instant that the timer was set for to the instant in its fact: when a test sees it is no matter.
/// Measured on two cores with a load of 10: 300 to 490 ms (one poll at most), 90 to 140 ms from a start on, 5.9 to 7.0 s from a
/// kill on.
/// </summary>
public sealed class when_a_timer_is_due(HotDashWorld world) : IClassFixture<HotDashWorld>, IDisposable
{
    [Fact, Trait("rule", "R18")]
    public async Task it_fires_within_two_seconds()
    {
        var shop = new Shop(world);
        var ids = await DueIn(shop, Soon);

        (await Lateness(shop, ids, Instant.MinValue)).ShouldAllBe(late => late >= Duration.Zero && late <= TwoSeconds);
    }

    [Fact, Trait("rule", "R18")]
    public async Task it_fires_within_two_seconds_of_a_restart()
    {
        var shop = new Shop(world);
        var overdue = await DueIn(shop, Soon);
        var coming = await DueIn(shop, Soon + Soon);
        await world.StopAsync();
        await HotDashWorld.Until(async () => await Overdue() == overdue.Count);
        await world.StartAsync();
        var started = world.Clock.GetCurrentInstant();

        (await Lateness(shop, [.. overdue, .. coming], started)).ShouldAllBe(late => late <= TwoSeconds);
    }

    [Fact, Trait("rule", "R18")]
    public async Task it_fires_within_fifteen_seconds_when_the_node_that_had_taken_it_is_killed()
    {
        var shop = new Shop(world);
        var ids = await DueIn(shop, Soon);
        Instant killed;
        await using (await AppendsTo(ids))
        {
            await world.StopAsync();
            using var other = new ApiProcess(world.ConnectionString);
            await HotDashWorld.Until(async () => await TakenAndNotDone() == ids.Count, withinSeconds: 60);
            await world.StartAsync();
            killed = world.Clock.GetCurrentInstant();
            other.Kill();
        }

        (await Lateness(shop, ids, killed)).ShouldAllBe(late => late <= FifteenSeconds);
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private async Task<List<string>> DueIn(Shop shop, Duration span)
    {
        List<string> ids = [];
        while (ids.Count < Count)
        {
            world.Clock.Ahead = span - UntilWarning;
            ids.Add(await shop.Submitted(Drafts.Refund($"{Guid.NewGuid():N}")));
        }
        world.Clock.Ahead = Duration.Zero;
        return ids;
    }

    private static async Task<List<Duration>> Lateness(Shop shop, List<string> ids, Instant notBefore)
    {
        List<Duration> lateness = [];
        foreach (var id in ids)
        {
            var warned = await shop.Until(id, approval => approval.Urgency == Urgency.Warning, withinSeconds: 30);
            lateness.Add(warned.LastAt - Instant.Max(warned.WarnAt!.Value, notBefore));
        }
        return lateness;
    }

    private Task<long> Overdue() => Timers("status = 'Scheduled' and execution_time < now()");

    private Task<long> TakenAndNotDone() => Timers("status = 'Incoming'");

    private async Task<long> Timers(string which) =>
        (
            await world.Rows(
                $"select count(*) from wolverine.wolverine_incoming_envelopes where message_type like '%ApprovalDue' and {which}",
                row => row.GetInt64(0)
            )
        )[0];

    /// <summary>Has appends to these streams wait until it is disposed: what was taken to be done is not done.</summary>
    private async Task<NpgsqlConnection> AppendsTo(List<string> ids)
    {
        var connection = new NpgsqlConnection(world.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "select 1 from hotdash.mt_streams where id = any($1) for update",
            connection
        );
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Long enough to submit all of them before the first is due: while the clock is turned, it would be put off.</summary>
    private static readonly Duration Soon = Duration.FromSeconds(4);

    private const int Count = 6;
    private static readonly Duration TwoSeconds = Duration.FromSeconds(2);
    private static readonly Duration FifteenSeconds = Duration.FromSeconds(15);

    /// <summary>MISC: two thirds of 24 hours.</summary>
    private static readonly Duration UntilWarning = Duration.FromHours(16);
}
