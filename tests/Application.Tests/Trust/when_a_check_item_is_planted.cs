namespace HotDash.Application.Tests.Trust;

public sealed class when_a_check_item_is_planted(HotDashWorld world) : IClassFixture<HotDashWorld>, IDisposable
{
    [Fact, Trait("rule", "R26")]
    public async Task approved_it_is_never_carried_out_and_its_history_names_it_afterwards()
    {
        var shop = await new Shop(world).WithEverybody();
        var id = await Planted(shop);
        (await shop.Approve(id, Shop.Otto)).Refusals.ShouldBeEmpty();
        var decision = (await shop.Read(id)).Decision!.DecisionId!;
        world.Clock.Ahead = Duration.FromSeconds(10);

        await world.Dispatch(new DispatchApproved(shop.Name, id, decision));

        (await shop.Read(id)).State.ShouldBe(ApprovalState.Withdrawn);
        (await world.FactsOf(id)).ShouldBe([
            "approval_drafted.v1",
            "approval_submitted.v1",
            "approval_validated.v1",
            "approval_given.v1",
            "approval_approved.v1",
            "approval_check_item_ended.v1",
        ]);
        (await world.CallsOf(id)).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R26")]
    public async Task until_then_every_row_of_its_history_is_the_agents()
    {
        var shop = await new Shop(world).WithEverybody();
        var id = await Planted(shop);

        var actors = await world.Rows(
            $"select distinct actor_id || ' ' || drafted_by from hotdash.approval_history where approval_id = '{id}'",
            row => row.GetString(0)
        );

        actors.ShouldBe(["agent-cx agent-cx"]);
        (await shop.Read(id)).DraftedBy.ShouldBe(new By("agent-cx", ActorKind.Agent, Role.Agent, "olga"));
    }

    [Fact, Trait("rule", "R26")]
    public async Task it_keeps_its_target_no_longer_than_it_lasts()
    {
        var shop = await new Shop(world).WithEverybody();
        var plant = Plant() with { Shop = shop.Name, Draft = Drafts.Refund("77") };
        var id = (await shop.Send(plant)).Id;
        (await shop.Submit(Drafts.Refund("77"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.DuplicateOpen);

        (await shop.Reject(id, Shop.Otto)).Refusals.ShouldBeEmpty();

        (await world.FactsOf(id))[^1].ShouldBe("approval_check_item_ended.v1");
        (await shop.Submit(Drafts.Refund("77"))).Refusals.ShouldBeEmpty();
    }

    [Theory, Trait("rule", "R26")]
    [InlineData("otto")]
    [InlineData("nobody")]
    public async Task it_needs_an_agents_name(string agent)
    {
        var shop = await new Shop(world).WithEverybody();
        var refusal = (
            await shop.Send(Plant() with { Shop = shop.Name, Agent = agent })
        ).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Path.Single()).ShouldBe((ErrorCode.InvalidValue, "agent"));
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private static async Task<string> Planted(Shop shop)
    {
        var result = await shop.Send(Plant() with { Shop = shop.Name });
        result.Refusals.ShouldBeEmpty();
        return result.Id;
    }

    private static PlantCheckItem Plant() => new("agent-cx", Drafts.Tag()) { Shop = "", By = Shop.Mia };
}
