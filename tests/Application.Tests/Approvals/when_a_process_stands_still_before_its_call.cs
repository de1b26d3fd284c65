namespace HotDash.Application.Tests.Approvals;

public sealed class when_a_process_stands_still_before_its_call(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task it_does_not_make_the_call_after_its_limit()
    {
        var shop = await new Shop(world).WithMembers();
        await CommitsOfStartsWait();
        await using var commits = await world.Locked($"select pg_advisory_xact_lock({Commits})");
        var id = await shop.Approved(Drafts.Tag(), Duration.FromSeconds(5));
        await world.StopAsync();
        using (var process = new ApiProcess(world.ConnectionString))
        {
            await HotDashWorld.Until(async () => await world.WaitingForLocks("advisory") > 0, withinSeconds: 60);
            await process.StandStill();
            // The server commits without it; it hears of that when it goes on.
            await commits.DisposeAsync();
            await HotDashWorld.Until(async () => await SecondsSinceTheStart(id) > ApiProcess.CallTimeout.TotalSeconds);
            await process.GoOn();

            await HotDashWorld.Until(
                async () => (await world.FactsOf(id))[^1] == "approval_apply_failed.v1",
                withinSeconds: 60
            );
        }
        await world.StartAsync();

        (await world.CallsOf(id)).ShouldBeEmpty();
        (await shop.Read(id)).Receipts.ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Unknown);
    }

    /// <summary>The commit of a start waits for a lock of this test, for as long as it takes.</summary>
    private Task CommitsOfStartsWait() =>
        world.Run(
            $"""
            create function hotdash.wait_for_the_test() returns trigger language plpgsql set lock_timeout = 0 as $f$
            begin
              perform pg_advisory_xact_lock({Commits});
              return null;
            end
            $f$;
            create constraint trigger wait_for_the_test after insert on hotdash.mt_events
              deferrable initially deferred for each row when (new.type = 'approval_action_started.v1')
              execute function hotdash.wait_for_the_test();
            """
        );

    private async Task<double> SecondsSinceTheStart(string id) =>
        (
            await world.Rows(
                "select extract(epoch from clock_timestamp() - (data ->> 'at')::timestamptz)::float8 from hotdash.mt_events "
                    + $"where stream_id = '{id}' and type = 'approval_action_started.v1'",
                row => row.GetDouble(0)
            )
        ).SingleOrDefault();

    private const long Commits = 7_000_000;
}
