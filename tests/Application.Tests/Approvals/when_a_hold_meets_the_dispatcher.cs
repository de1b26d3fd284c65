namespace HotDash.Application.Tests.Approvals;

public sealed class when_a_hold_meets_the_dispatcher(PausingWorld world) : IClassFixture<PausingWorld>
{
    [Fact]
    public async Task it_answers_only_when_no_start_that_read_before_it_can_still_come()
    {
        var shop = await new Shop(world).WithMembers();
        var due = await shop.Due(Drafts.Tag());
        var pause = world.PauseIn(shop.Name);
        var dispatch = world.Dispatch(due);
        await pause.Reached;

        var hold = shop.Send(Hold(shop));
        await HotDashWorld.Until(async () => hold.IsCompleted || await world.WaitingForLocks("advisory") > 0);
        pause.GoOn();
        await Task.WhenAll(hold, dispatch);

        (await hold).Refusals.ShouldBeEmpty();
        (await StartsAfterTheHold(shop)).ShouldBe(0);
        await shop.Until(due.ApprovalId, approval => approval.State == ApprovalState.Applied);
    }

    [Fact]
    public async Task a_start_that_somebodys_lock_has_stopped_reads_the_hold_anew()
    {
        var shop = await new Shop(world).WithMembers();
        var due = await shop.Due(Drafts.Tag());
        await using var held = await world.Locked(
            $"select 1 from hotdash.mt_streams where tenant_id = '{shop.Name}' and id = '{due.ApprovalId}' for update"
        );
        var dispatch = world.Dispatch(due);
        await HotDashWorld.Until(async () => await world.WaitingForLocks("transactionid") > 0);

        (await shop.Send(Hold(shop))).Refusals.ShouldBeEmpty();
        await held.DisposeAsync();
        await dispatch;

        (await StartsAfterTheHold(shop)).ShouldBe(0);
        (await shop.Read(due.ApprovalId)).State.ShouldBe(ApprovalState.Approved);
    }

    [Fact]
    public async Task of_the_two_the_one_that_is_first_is_heeded()
    {
        var shop = await new Shop(world).WithMembers();
        var (held, started) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var due = await shop.Due(Drafts.Tag());
            var (dispatch, hold) = (world.Dispatch(due), shop.Send(Hold(shop)));
            await Task.WhenAll(hold, dispatch);

            (await hold).Refusals.ShouldBeEmpty();
            (await StartsAfterTheHold(shop)).ShouldBe(0);
            if ((await shop.Read(due.ApprovalId)).Receipts.IsEmpty)
                held++;
            else
                started++;
            await shop.Send(new ReleaseEffects { Shop = shop.Name, By = Shop.Mia });
            await shop.Until(due.ApprovalId, approval => approval.State == ApprovalState.Applied);
            (await world.CallsOf(due.ApprovalId)).ShouldHaveSingleItem();
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{held} held, {started} started");
    }

    private static HoldEffects Hold(Shop shop) => new("Audit.") { Shop = shop.Name, By = Shop.Mia };

    /// <summary>By the journal, whose positions are given in the order of the commits where one waits for the other.</summary>
    private async Task<long> StartsAfterTheHold(Shop shop) =>
        (
            await world.Rows(
                $"select count(*) from hotdash.journal where shop = '{shop.Name}' and type = 'approval_action_started.v1' "
                    + $"and position > (select max(position) from hotdash.journal where shop = '{shop.Name}' and type = 'effects_held.v1')",
                row => row.GetInt64(0)
            )
        )[0];

    private const int Rounds = 30;
}
