using HotDash.Application.Policies;
using HotDash.Domain.Policies;

namespace HotDash.Application.Tests.Trust;

public sealed class when_an_agent_is_trusted(TrustWorld world) : IClassFixture<TrustWorld>, IDisposable
{
    [Fact, Trait("rule", "R26")]
    public async Task its_item_is_approved_in_the_append_of_its_submission_and_carried_out()
    {
        var shop = await Earned();
        world.Clock.Ahead = Duration.FromSeconds(-8);

        var submitted = await shop.Send(shop.Submission(1));
        world.Clock.Ahead = Duration.Zero;

        submitted.Refusals.ShouldBeEmpty();
        (await world.FactsOf(submitted.Id))
            .Take(5)
            .ShouldBe([
                "approval_drafted.v1",
                "approval_submitted.v1",
                "approval_validated.v1",
                "approval_given.v1",
                "approval_approved.v1",
            ]);
        (await shop.Trust()).ShouldBe(["trust_granted.v1", "trust_used.v1"]);
        var approval = await shop.Until(submitted.Id, x => x.State == ApprovalState.Applied);
        approval.Decision!.By.ShouldBe(new By("system/policy", ActorKind.System));
        approval.DraftedBy.Id.ShouldBe("agent-cx");
    }

    [Fact, Trait("rule", "R26")]
    public async Task a_draft_that_is_submitted_by_its_id_is_approved_as_well()
    {
        var shop = await Earned();
        var draft = await shop.Send(new DraftApproval(Drafts.Tag()) { Shop = shop.Name, By = Shop.Agent });

        await shop.Send(new SubmitApproval(draft.Id) { Shop = shop.Name, By = Shop.Agent });

        (await shop.StateOf(draft)).ShouldBe(ApprovalState.Approved);
    }

    [Fact, Trait("rule", "R26")]
    public async Task what_was_drawn_what_is_no_agents_and_what_another_tool_does_goes_to_a_person()
    {
        var shop = await Earned();
        world.Drawn = 9;
        var drawn = await shop.Send(shop.Submission(1));
        world.Drawn = 10;
        var persons = await shop.Send(shop.Submission(2) with { By = Shop.Omar });
        var other = await shop.Submit(Drafts.Refund("1001"));

        foreach (var one in new[] { drawn, persons, other })
            (await shop.StateOf(one)).ShouldBe(ApprovalState.PendingReview);
        (await shop.Trust()).ShouldBeEmpty();
        (await shop.StateOf(await shop.Send(shop.Submission(3)))).ShouldBe(ApprovalState.Approved);
    }

    [Fact, Trait("rule", "R26")]
    public async Task it_is_off_by_default_and_off_again_at_once_on_every_node()
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Earn();
        (await shop.StateOf(await shop.Send(shop.Submission(1)))).ShouldBe(ApprovalState.PendingReview);
        await shop.Allow();
        (await shop.StateOf(await shop.Send(shop.Submission(2)))).ShouldBe(ApprovalState.Approved);
        await using var another = await world.StartHostAsync();

        var off = new SetApprovalPolicy(new PolicyChange { AutoApproval = new() })
        {
            Shop = shop.Name,
            By = TrustShop.Ada,
        };
        (await TrustWorld.SendTo(another, off)).Refusals.ShouldBeEmpty();

        (await shop.StateOf(await shop.Send(shop.Submission(3)))).ShouldBe(ApprovalState.PendingReview);
    }

    [Fact, Trait("rule", "R26")]
    public async Task fifty_decided_items_earn_it_and_not_one_less()
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Allow();
        await shop.Earn(48);
        var undone = await shop.Submitted(Drafts.Tag());
        await shop.Approve(undone, Shop.Otto);
        await shop.Send(new UndoApproval(undone, "Wrong.") { Shop = shop.Name, By = Shop.Otto });
        await shop.Earn(1);

        (await shop.StateOf(await shop.Send(shop.Submission(1)))).ShouldBe(ApprovalState.PendingReview);
        await shop.Approve(undone, Shop.Omar);

        (await shop.StateOf(await shop.Send(shop.Submission(2)))).ShouldBe(ApprovalState.Approved);
    }

    [Fact, Trait("rule", "R26")]
    public async Task the_limit_of_a_day_is_exact_on_two_nodes()
    {
        var shop = await Earned(mostADay: 7);
        await using var another = await world.StartHostAsync();

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => TrustWorld.SendTo(i % 2 == 0 ? world.Host : another, shop.Submission(i)))
        );

        all.ShouldAllBe(x => x.Accepted);
        var states = new List<ApprovalState>();
        foreach (var one in all)
            states.Add(await shop.StateOf(one));
        states.Count(x => x == ApprovalState.Approved).ShouldBe(7);
        states.Count(x => x == ApprovalState.PendingReview).ShouldBe(13);
        (await shop.Trust()).Count(x => x == "trust_used.v1").ShouldBe(7);
    }

    [Fact, Trait("rule", "R26")]
    public async Task revoked_on_one_node_it_is_trusted_on_none_and_earns_it_anew()
    {
        var shop = await Earned();
        await using var another = await world.StartHostAsync();
        (await shop.StateOf(await shop.Send(shop.Submission(0)))).ShouldBe(ApprovalState.Approved);

        (await TrustWorld.SendTo(another, shop.Revocation())).Refusals.ShouldBeEmpty();

        (await shop.StateOf(await shop.Send(shop.Submission(1)))).ShouldBe(ApprovalState.PendingReview);
        await shop.Earn(49);
        (await shop.StateOf(await shop.Send(shop.Submission(2)))).ShouldBe(ApprovalState.PendingReview);
        await shop.Earn(1);
        (await shop.StateOf(await shop.Send(shop.Submission(3)))).ShouldBe(ApprovalState.Approved);
        (await shop.Trust()).ShouldBe([
            "trust_granted.v1",
            "trust_used.v1",
            "trust_revoked.v1",
            "trust_granted.v1",
            "trust_used.v1",
        ]);
    }

    [Fact, Trait("rule", "R26")]
    public async Task a_revocation_among_submissions_has_none_after_it()
    {
        var shop = await Earned();
        await using var another = await world.StartHostAsync();

        var submissions = Enumerable
            .Range(0, 12)
            .Select(i => TrustWorld.SendTo(i % 2 == 0 ? world.Host : another, shop.Submission(i)))
            .ToList();
        (await TrustWorld.SendTo(another, shop.Revocation())).Refusals.ShouldBeEmpty();
        var all = await Task.WhenAll(submissions);

        var trust = await shop.Trust();
        trust[^1].ShouldBe("trust_revoked.v1");
        var approved = 0;
        foreach (var one in all)
            approved += await shop.StateOf(one) == ApprovalState.Approved ? 1 : 0;
        trust.Count(x => x == "trust_used.v1").ShouldBe(approved);
    }

    [Fact, Trait("rule", "R26")]
    public async Task a_revocation_stops_what_has_not_left_yet()
    {
        var shop = await Earned();
        var submitted = await shop.Send(shop.Submission(1));
        await shop.Send(shop.Revocation());
        world.Clock.Ahead = Duration.FromSeconds(10);
        var decision = (await shop.Read(submitted.Id)).Decision!.DecisionId!;

        await world.Dispatch(new DispatchApproved(shop.Name, submitted.Id, decision));

        (await shop.StateOf(submitted)).ShouldBe(ApprovalState.ApplyFailed);
        (await world.CallsOf(submitted.Id)).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R26")]
    public async Task only_an_agents_is_revoked_and_only_by_an_admin()
    {
        var shop = await Earned();
        (await shop.Send(shop.Revocation() with { Agent = "nobody" }))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe(ErrorCode.NotFound);
        (await shop.Send(shop.Revocation() with { Agent = "otto" }))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe(ErrorCode.NotFound);
        (await shop.Send(shop.Revocation() with { By = Shop.Mia }))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe(ErrorCode.Forbidden);
        (await shop.Send(shop.Revocation() with { Reason = null }))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe(ErrorCode.ReasonRequired);
    }

    public void Dispose()
    {
        world.Clock.Ahead = Duration.Zero;
        world.Drawn = 99;
    }

    private async Task<Shop> Earned(int mostADay = 50)
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Allow(mostADay);
        await shop.Earn();
        return shop;
    }
}
