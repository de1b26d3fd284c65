using System.Diagnostics;
using HotDash.Support;

namespace HotDash.Application.Tests.Approvals;

public sealed class when_many_are_decided_at_once(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact, Trait("rule", "R20")]
    public async Task each_is_decided_as_it_is_alone()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(3);
        var choices = Enum.GetValues<BulkChoice>();
        var items = new List<BulkItem>();
        foreach (var (id, choice) in ids.Zip(choices))
            items.Add(await shop.Item(id, choice));

        var answer = await shop.DecideAll(items, BulkMode.Atomic);

        answer.Refusals.ShouldBeEmpty();
        answer.Items.Select(x => x.Id).ShouldBe(ids);
        answer.Items.ShouldAllBe(x => x.Accepted);
        (await shop.Read(ids[0])).State.ShouldBe(ApprovalState.Approved);
        (await shop.Read(ids[1])).Decision!.Kind.ShouldBe(DecisionKind.Rejected);
        (await shop.Read(ids[2])).State.ShouldBe(ApprovalState.Draft);
        for (var i = 0; i < 3; i++)
        {
            var now = await shop.Read(ids[i]);
            answer.Items[i].Version.ShouldBe(now.Version);
            ((Approval)answer.Items[i].State!).State.ShouldBe(now.State);
        }
    }

    [Fact, Trait("rule", "R20")]
    public async Task in_one_that_is_atomic_one_stale_item_refuses_all()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(3);
        var items = await shop.Items(ids);
        items[1] = items[1] with { ExpectedRevision = 7 };

        var answer = await shop.DecideAll(items, BulkMode.Atomic, key: "key");

        answer.Refusals.Single().ShouldBeOfType<VersionConflict>().Path.ShouldBe(["items", "1", "expectedRevision"]);
        answer.Items.Select(x => x.Accepted).ShouldBe([true, false, true]);
        answer.Items.ShouldAllBe(x => ((Approval)x.State!).State == ApprovalState.PendingReview);
        foreach (var id in ids)
            (await world.FactsOf(id)).ShouldNotContain("approval_given.v1");
        // Nor is the key: what was right of it can be sent again under it.
        var again = await shop.DecideAll(await shop.Items(ids), BulkMode.Atomic, key: "key");
        again.Replayed.ShouldBeFalse();
        again.Refusals.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R20")]
    public async Task in_one_that_is_not_each_has_an_answer_of_its_own()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(4);
        await shop.Reject(ids[2], Shop.Omar);
        var items = await shop.Items(ids);
        items[0] = items[0] with { ExpectedRevision = 7 };
        items[3] = items[3] with { ApprovalId = "approval-none" };

        var answer = await shop.DecideAll(items, BulkMode.PerItem);

        answer.Refusals.ShouldBeEmpty();
        answer
            .Items.Select(x => x.Refusals.SingleOrDefault()?.Code)
            .ShouldBe([ErrorCode.VersionConflict, null, ErrorCode.AlreadyDecided, ErrorCode.NotFound]);
        (await shop.Read(ids[1])).State.ShouldBe(ApprovalState.Approved);
        (await shop.Read(ids[0])).State.ShouldBe(ApprovalState.PendingReview);
    }

    [Theory, Trait("rule", "R20")]
    [InlineData(BulkMode.Atomic)]
    [InlineData(BulkMode.PerItem)]
    public async Task doubled_ids_refuse_the_whole(BulkMode mode)
    {
        var shop = new Shop(world);
        var items = await shop.Items(await shop.Many(1));

        var answer = await shop.DecideAll([.. items, .. items], mode);

        answer.Refusals.ShouldHaveSingleItem().Path.ShouldBe(["items", "1", "id"]);
        answer.Items.ShouldBeEmpty();
        (await shop.Read(items[0].ApprovalId)).State.ShouldBe(ApprovalState.PendingReview);
    }

    [Fact, Trait("rule", "R20")]
    public async Task one_key_answers_for_all_of_them()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(3);
        var items = await shop.Items(ids);
        items[1] = items[1] with { ExpectedRevision = 7 };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => shop.DecideAll(items, BulkMode.PerItem, key: "key"))
        );
        var other = await shop.DecideAll(items.Take(1), BulkMode.PerItem, key: "key");

        answers.Count(x => !x.Replayed).ShouldBe(1);
        answers.ShouldAllBe(x => x.Items[0].Accepted && x.Items[2].Accepted);
        answers.ShouldAllBe(x => x.Items[1].Refusals.Single().Code == ErrorCode.VersionConflict);
        other.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.IdempotencyKeyReused);
        (await world.FactsOf(ids[0])).Count(x => x == "approval_given.v1").ShouldBe(1);
    }

    [Fact, Trait("rule", "R20")]
    public async Task two_over_the_same_items_in_opposite_orders_never_stand_in_each_others_way()
    {
        var shop = new Shop(world);
        for (var round = 0; round < 5; round++)
        {
            var ids = await shop.Many(12);
            var items = await shop.Items(ids);

            var both = await Task.WhenAll(
                shop.DecideAll(items, BulkMode.Atomic, Shop.Otto),
                shop.DecideAll(Enumerable.Reverse(items), BulkMode.Atomic, Shop.Omar)
            );

            both.Count(x => x.Refusals.IsEmpty).ShouldBe(1);
            var by = both[0].Refusals.IsEmpty ? Shop.Otto : Shop.Omar;
            foreach (var id in ids)
                (await shop.Read(id)).Decision!.By.Id.ShouldBe(by.Actor.Id);
            both.Single(x => !x.Refusals.IsEmpty).Refusals.ShouldAllBe(x => x is AlreadyDecided);
        }
    }

    [Fact, Trait("rule", "R20")]
    public async Task against_single_decisions_on_its_items_each_has_one_verdict()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(8);
        var items = await shop.Items(ids);

        var bulk = shop.DecideAll(items, BulkMode.PerItem, Shop.Otto);
        var singles = await Task.WhenAll(ids.Select(id => shop.Reject(id, Shop.Omar)));
        var answer = await bulk;

        foreach (var (one, many, id) in singles.Zip(answer.Items, ids))
        {
            (one.Accepted, many.Accepted).ShouldBeOneOf((true, false), (false, true));
            (await shop.Read(id)).Decision!.By.Id.ShouldBe(many.Accepted ? "otto" : "omar");
        }
    }

    [Fact, Trait("rule", "R20")]
    public async Task cut_off_in_its_middle_it_leaves_nothing()
    {
        var shop = new Shop(world);
        var ids = (await shop.Many(5)).Order(StringComparer.Ordinal).ToArray();
        var items = await shop.Items(ids);
        Task<Pipeline.CommandResults> cut;
        await using (await world.Locked($"select from hotdash.mt_streams where id = '{ids[4]}' for update"))
        {
            cut = shop.DecideAll(items, BulkMode.PerItem, key: "key");
            await HotDashWorld.Until(async () => await world.WaitingForLocks("transactionid") > 0);
            await world.Rows(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                    + "and wait_event = 'transactionid'",
                row => row.GetBoolean(0)
            );
            await Should.ThrowAsync<Exception>(cut);
        }
        foreach (var id in ids)
            (await world.FactsOf(id)).ShouldNotContain("approval_given.v1");

        var again = await shop.DecideAll(items, BulkMode.PerItem, key: "key");

        again.Replayed.ShouldBeFalse();
        again.Items.ShouldAllBe(x => x.Accepted);
    }

    [Fact, Trait("rule", "R20")]
    public async Task a_hundred_take_as_many_round_trips_as_two_and_less_than_two_seconds()
    {
        var shop = new Shop(world);
        var ids = await shop.Many(204);
        var items = new List<BulkItem>();
        for (var i = 0; i < ids.Length; i++)
            items.Add(await shop.Item(ids[i], (BulkChoice)(i % 3)));
        await shop.DecideAll(items[..2], BulkMode.Atomic);

        var two = await Statements.Of(() => shop.DecideAll(items[2..4], BulkMode.Atomic));
        var since = Stopwatch.GetTimestamp();
        var hundred = await Statements.Of(async () =>
            (await shop.DecideAll(items[4..104], BulkMode.Atomic)).Refusals.ShouldBeEmpty()
        );
        var took = Stopwatch.GetElapsedTime(since);
        var sinceWarm = Stopwatch.GetTimestamp();
        (await shop.DecideAll(items[104..], BulkMode.PerItem)).Items.ShouldAllBe(x => x.Accepted);
        var tookWarm = Stopwatch.GetElapsedTime(sinceWarm);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{took.TotalMilliseconds:0} ms, then {tookWarm.TotalMilliseconds:0} ms; {hundred.Count} round trips"
        );
        took.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        tookWarm.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        hundred.Count.ShouldBe(two.Count, string.Join("\n\n", hundred.Select(x => x[..Math.Min(x.Length, 200)])));
    }
}
