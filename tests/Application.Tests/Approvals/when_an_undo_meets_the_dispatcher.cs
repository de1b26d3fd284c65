namespace HotDash.Application.Tests.Approvals;

public sealed class when_an_undo_meets_the_dispatcher(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task it_ends_in_exactly_one_of_the_two()
    {
        var shop = await new Shop(world).WithMembers();
        var (undone, applied) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await shop.Submitted(Drafts.Tag());
            (await shop.Approve(id, Shop.Otto)).Refusals.ShouldBeEmpty();
            var decision = (await shop.Read(id)).Decision!;
            var left = decision.UndoUntil!.Value - world.Clock.GetCurrentInstant();
            world.Clock.Ahead += left - Duration.FromMilliseconds(Random.Shared.NextDouble() * 40);

            var undo = shop.Send(new UndoApproval(id, "Wait.") { Shop = shop.Name, By = Shop.Otto });
            var dispatch = world.Dispatch(new DispatchApproved(shop.Name, id, decision.DecisionId!));
            await Task.WhenAll(undo, dispatch);

            if ((await undo).Accepted)
            {
                undone++;
                await world.Dispatch(new DispatchApproved(shop.Name, id, decision.DecisionId!));
                (await shop.Read(id)).State.ShouldBe(ApprovalState.PendingReview);
                (await world.CallsOf(id)).ShouldBeEmpty();
            }
            else
            {
                applied++;
                await world.Dispatch(new DispatchApproved(shop.Name, id, decision.DecisionId!));
                await shop.Until(id, approval => approval.State == ApprovalState.Applied);
                (await world.CallsOf(id)).ShouldHaveSingleItem();
            }
        }
        (undone + applied).ShouldBe(Rounds);
        TestContext.Current.TestOutputHelper?.WriteLine($"{undone} undone, {applied} applied");
    }

    private const int Rounds = 40;
}
