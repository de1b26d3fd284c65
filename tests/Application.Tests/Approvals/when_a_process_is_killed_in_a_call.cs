namespace HotDash.Application.Tests.Approvals;

public sealed class when_a_process_is_killed_in_a_call(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task another_finds_the_call_openly_unknown_and_never_makes_it_again()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Fault("HANG_AFTER");
        var id = await shop.Approved(Drafts.Tag(times: 2), Duration.FromSeconds(5));
        await world.KillAnotherInItsCall(id);

        var unknown = await shop.Until(id, approval => approval.State == ApprovalState.ApplyFailed, withinSeconds: 60);
        unknown.Receipts.ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Unknown);
        (await world.CallsOf(id)).ShouldBe([$"{id}/a1/1"]);

        await shop.Send(
            new SettleAction(id, "a1", EffectOutcome.Done, "Seen there.") { Shop = shop.Name, By = Shop.Mia }
        );
        await shop.Send(new RetryApproval(id, "Go on.") { Shop = shop.Name, By = Shop.Mia });

        await shop.Until(id, approval => approval.State == ApprovalState.Applied);
        (await world.CallsOf(id)).ShouldBe([$"{id}/a1/1", $"{id}/a2/1"]);
    }
}
