namespace HotDash.Application.Tests.Approvals;

public sealed class when_time_passes(HotDashWorld world) : IClassFixture<HotDashWorld>, IDisposable
{
    [Fact]
    public async Task a_claim_ends_by_itself()
    {
        var shop = new Shop(world);
        world.Clock.Ahead = Soon - ClaimFor;
        var id = await shop.Submitted(Drafts.Refund("2"));
        await shop.Send(new ClaimApproval(id, false, null) { Shop = shop.Name, By = Shop.Olga });
        world.Clock.Ahead = Duration.Zero;

        await shop.Until(id, approval => approval.Claim is null);

        (await world.FactsOf(id))[^1].ShouldBe("approval_released.v1");
    }

    [Fact]
    public async Task what_fell_due_while_nobody_ran_happens_at_the_next_start()
    {
        var shop = new Shop(world);
        world.Clock.Ahead = Soon - UntilWarning;
        var id = await shop.Submitted(Drafts.Refund("3"));
        await world.StopAsync();
        world.Clock.Ahead = Duration.FromHours(9);
        await world.StartAsync();

        await shop.Until(id, approval => approval.State == ApprovalState.Expired);

        (await world.FactsOf(id))[3..]
            .ShouldBe(["approval_urgency_raised.v1", "approval_urgency_raised.v1", "approval_expired.v1"]);
    }

    [Fact]
    public async Task a_timer_that_the_state_no_longer_waits_for_does_nothing()
    {
        var shop = new Shop(world);
        world.Clock.Ahead = Soon - ClaimFor;
        var id = await shop.Submitted(Drafts.Refund("4"));
        await shop.Send(new ClaimApproval(id, false, null) { Shop = shop.Name, By = Shop.Olga });
        await shop.Send(new ReleaseApproval(id) { Shop = shop.Name, By = Shop.Olga });
        var before = await world.FactsOf(id);
        world.Clock.Ahead = Duration.Zero;

        await HotDashWorld.Until(async () => await TimersDueWithin(Soon) == 0, withinSeconds: 20);

        (await world.FactsOf(id)).ShouldBe(before);
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private async Task<long> TimersDueWithin(Duration span) =>
        (
            await world.Rows(
                "select count(*) from wolverine.wolverine_incoming_envelopes where message_type like '%ApprovalDue' "
                    + $"and status <> 'Handled' and execution_time < now() + interval '{span.TotalSeconds} s'",
                row => row.GetInt64(0)
            )
        )[0];

    private static readonly Duration Soon = Duration.FromSeconds(2);
    private static readonly Duration ClaimFor = Duration.FromMinutes(5);

    /// <summary>MISC: two thirds of 24 hours.</summary>
    private static readonly Duration UntilWarning = Duration.FromHours(16);
}
