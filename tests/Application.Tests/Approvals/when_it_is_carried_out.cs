using HotDash.Application.Members;

namespace HotDash.Application.Tests.Approvals;

public sealed class when_it_is_carried_out(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task its_actions_are_called_once_each_in_their_order()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Approved(Drafts.Tag(times: 3), Window);

        var applied = await shop.Until(id, approval => approval.State == ApprovalState.Applied);

        (await world.CallsOf(id)).ShouldBe([$"{id}/a1/1", $"{id}/a2/1", $"{id}/a3/1"]);
        applied.Receipts.ShouldAllBe(receipt => receipt.Outcome == EffectOutcome.Done && receipt.ExternalId != null);
        applied.OpenTargets.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_failed_before_the_work_can_be_retried()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Fault("FAIL_BEFORE");
        var id = await shop.Approved(Drafts.Tag(), Window);
        await shop.Until(id, approval => approval.State == ApprovalState.ApplyFailed);
        (await world.CallsOf(id)).ShouldBeEmpty();

        (await shop.Send(new RetryApproval(id, "Again.") { Shop = shop.Name, By = Shop.Mia })).Refusals.ShouldBeEmpty();

        await shop.Until(id, approval => approval.State == ApprovalState.Applied);
        (await world.CallsOf(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task what_hangs_is_openly_unknown_until_a_manager_settles_it()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Fault("HANG_AFTER");
        var id = await shop.Approved(Drafts.Tag(), Window);
        var unknown = await shop.Until(id, approval => approval.State == ApprovalState.ApplyFailed);
        unknown.Receipts.ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Unknown);

        var retry = await shop.Send(new RetryApproval(id, "Again.") { Shop = shop.Name, By = Shop.Mia });
        retry.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.OutcomeUnknown);
        var settled = await shop.Send(
            new SettleAction(id, "a1", EffectOutcome.Done, "Seen there.") { Shop = shop.Name, By = Shop.Mia }
        );

        settled.Refusals.ShouldBeEmpty();
        (await shop.Read(id)).State.ShouldBe(ApprovalState.Applied);
        (await world.CallsOf(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task nothing_leaves_while_effects_are_held()
    {
        var shop = await new Shop(world).WithMembers();
        (await shop.Send(new HoldEffects("Audit.") { Shop = shop.Name, By = Shop.Mia })).Refusals.ShouldBeEmpty();
        var id = await shop.Approved(Drafts.Tag(), Window);
        await HotDashWorld.Until(async () => await DispatchesOf(id) > 1, withinSeconds: 20);
        (await shop.Read(id)).State.ShouldBe(ApprovalState.Approved);

        (await shop.Send(new ReleaseEffects { Shop = shop.Name, By = Shop.Mia })).Refusals.ShouldBeEmpty();

        await shop.Until(id, approval => approval.State == ApprovalState.Applied);
        (await world.CallsOf(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_reply_to_an_overtaken_conversation_does_not_leave()
    {
        var shop = await new Shop(world).WithMembers();
        await world.Run(
            $"insert into hotdash.conversations (shop, ref, last_message) values ('{shop.Name}', 'c1', 'm1')"
        );
        var id = await shop.Approved(Drafts.Reply("c1", "m1"), Window);
        await world.Run($"update hotdash.conversations set last_message = 'm2' where shop = '{shop.Name}'");

        await shop.Until(id, approval => approval.State == ApprovalState.ApplyFailed);

        (await world.CallsOf(id)).ShouldBeEmpty();
        (await world.FactsOf(id))[^1].ShouldBe("approval_apply_failed.v1");
    }

    [Fact]
    public async Task nothing_leaves_when_its_approver_may_no_longer_approve()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Approved(Drafts.Tag(), Window);
        await shop.Send(new RemoveMember("otto") { Shop = shop.Name, By = Caller.Console });

        await shop.Until(id, approval => approval.State == ApprovalState.ApplyFailed);

        (await world.CallsOf(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_is_rolled_back_and_taught_from()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Approved(Drafts.Tag().WithRollback(), Window);
        var applied = await shop.Until(id, approval => approval.State == ApprovalState.Applied);

        var lessons = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => shop.Send(new RecordLesson(id, $"Lesson {i}") { Shop = shop.Name, By = Shop.Olga }))
        );
        var outcome = new RecordOutcome(id, "Sold twice as many.", ["https://example.com"])
        {
            Shop = shop.Name,
            By = Shop.Olga,
        };
        (await shop.Send(outcome)).Refusals.ShouldBeEmpty();
        (
            await shop.Send(new RollBackApproval(id, "Wrong mug.") { Shop = shop.Name, By = Shop.Mia })
        ).Refusals.ShouldBeEmpty();

        lessons.ShouldAllBe(lesson => lesson.Accepted);
        var back = await shop.Until(id, approval => approval.State == ApprovalState.RolledBack);
        back.Lessons.Length.ShouldBe(20);
        back.Version.ShouldBe((await world.FactsOf(id)).Count);
        back.Version.ShouldBeGreaterThan(applied.Version + 20);
        (await world.CallsOf(id)).ShouldBe([$"{id}/a1/1", $"{id}/a2/1"]);
    }

    /// <summary>How often its message came and went.</summary>
    private async Task<long> DispatchesOf(string id) =>
        (
            await world.Rows(
                "select count(*) from wolverine.wolverine_incoming_envelopes where message_type like '%DispatchApproved' "
                    + $"and status = 'Handled' and encode(body, 'escape') like '%{id}%'",
                row => row.GetInt64(0)
            )
        )[0];

    private static readonly Duration Window = Duration.FromSeconds(1);
}
