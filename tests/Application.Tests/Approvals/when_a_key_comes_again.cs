namespace HotDash.Application.Tests.Approvals;

public sealed class when_a_key_comes_again(HotDashWorld world) : IClassFixture<HotDashWorld>, IDisposable
{
    [Fact]
    public async Task the_same_input_is_answered_again_and_done_once()
    {
        var shop = new Shop(world);

        var first = await shop.Submit(Drafts.Refund("1001"), "key");
        var second = await shop.Submit(Drafts.Refund("1001"), "key");

        second.ShouldSatisfyAllConditions(
            () => second.Refusals.ShouldBeEmpty(),
            () => second.Replayed.ShouldBeTrue(),
            () => second.Id.ShouldBe(first.Id),
            () => first.Replayed.ShouldBeFalse()
        );
        (await StreamsOf(shop)).ShouldBe(1);
    }

    [Fact]
    public async Task other_input_is_refused()
    {
        var shop = new Shop(world);
        await shop.Submit(Drafts.Tag("mug"), "key");

        var other = await shop.Submit(Drafts.Tag("cup"), "key");

        other.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.IdempotencyKeyReused);
        (await StreamsOf(shop)).ShouldBe(1);
    }

    [Fact]
    public async Task of_many_at_once_one_is_done_and_all_are_told_the_same()
    {
        var shop = new Shop(world);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.Submit(Drafts.Tag(), "key")));

        answers.ShouldAllBe(answer => answer.Accepted);
        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        (await StreamsOf(shop)).ShouldBe(1);
    }

    [Fact]
    public async Task a_decision_is_answered_again_after_others_have_decided_since()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        var approve = new Approve(id, 1, (await shop.Read(id)).Digest, null)
        {
            Shop = shop.Name,
            By = Shop.Otto,
            IdempotencyKey = "key",
        };
        (await shop.Send(approve)).Accepted.ShouldBeTrue();
        await shop.Send(new UndoApproval(id, "Wrong.") { Shop = shop.Name, By = Shop.Otto });
        await shop.Reject(id, Shop.Omar);

        var again = await shop.Send(approve);

        again.Refusals.ShouldBeEmpty();
        again.Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task a_refusal_was_not_kept()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        var (without, with) = (
            Release(shop, id, Shop.Agent),
            Release(
                shop,
                id,
                Shop.Agent with
                {
                    Roles = [Role.Operator],
                    Actor = Shop.Agent.Actor with { Kind = ActorKind.Person },
                }
            )
        );

        (await shop.Send(without)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.Forbidden);
        var answer = await shop.Send(with);

        answer.Refusals.ShouldBeEmpty();
        answer.Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task it_is_free_again_after_a_day()
    {
        var shop = new Shop(world);
        var first = await shop.Submit(Drafts.Tag("mug"), "key");
        world.Clock.Ahead = Duration.FromHours(25);

        var second = await shop.Submit(Drafts.Tag("cup"), "key");

        second.Refusals.ShouldBeEmpty();
        second.Replayed.ShouldBeFalse();
        second.Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task it_has_1_to_200_characters(int length)
    {
        var shop = new Shop(world);

        var refused = await shop.Submit(Drafts.Tag(), new string('k', length));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.InvalidValue);
        (await StreamsOf(shop)).ShouldBe(0);
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private static ReleaseApproval Release(Shop shop, string id, Caller by) =>
        new ReleaseApproval(id)
        {
            Shop = shop.Name,
            By = by,
            IdempotencyKey = "key",
        };

    private async Task<long> StreamsOf(Shop shop) =>
        (
            await world.Rows(
                $"select count(*) from hotdash.mt_streams where tenant_id = '{shop.Name}' and id like 'approval-%'",
                row => row.GetInt64(0)
            )
        )[0];
}
