namespace HotDash.Application.Tests.Approvals;

public sealed class when_the_far_side_can_tell_a_repeat(TellingWorld world) : IClassFixture<TellingWorld>
{
    [Fact]
    public async Task a_call_that_a_killed_process_made_is_made_again_under_its_key_and_done_once()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Fault("HANG_AFTER");
        var id = await shop.Approved(Drafts.Tag(times: 2), Duration.FromSeconds(5));

        await world.KillAnotherInItsCall(id);

        var applied = await shop.Until(id, approval => approval.State == ApprovalState.Applied, withinSeconds: 60);
        world.Made.ShouldBe([$"{id}/a1/1", $"{id}/a2/1"]);
        (await world.CallsOf(id)).ShouldBe([$"{id}/a1/1", $"{id}/a2/1"]);
        (await world.FactsOf(id)).Count(fact => fact == "approval_action_started.v1").ShouldBe(2);
        applied.Receipts.Select(receipt => receipt.Warnings.Length).ShouldBe([1, 0]);
    }
}
