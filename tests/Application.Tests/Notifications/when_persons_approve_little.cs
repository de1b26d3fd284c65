using HotDash.Application.Tests.Trust;
using HotDash.Application.Trust;

namespace HotDash.Application.Tests.Notifications;

/// <summary>What the policy approves, and check items, are no decisions of persons on real work.</summary>
public sealed class when_persons_approve_little(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact, Trait("rule", "R51")]
    public async Task a_check_item_is_not_among_the_20_decided()
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Earn(13);
        await Reject(shop, 6);
        var planted = await shop.Send(
            new PlantCheckItem("agent-cx", Drafts.Tag("check")) { Shop = shop.Name, By = Shop.Mia }
        );
        (await shop.Reject(planted.Id, Shop.Otto)).Refusals.ShouldBeEmpty();
        (await Alarmed(shop)).ShouldBeEmpty();

        await Reject(shop, 1);
        (await Alarmed(shop)).ShouldBe(["ada", "mia"]);
    }

    [Fact, Trait("rule", "R51")]
    public async Task what_the_policy_approves_is_not_among_them_and_waits_for_nobody()
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Allow();
        await shop.Earn();
        await Reject(shop, 6);
        (await Alarmed(shop)).ShouldBeEmpty();
        var waited = await Waited();
        for (var i = 0; i < 20; i++)
            (await shop.StateOf(await shop.Send(shop.Submission(i)))).ShouldBe(ApprovalState.Approved);
        (await Alarmed(shop)).ShouldBeEmpty();
        (await Waited()).ShouldBe(waited);

        await Reject(shop, 1);
        (await Alarmed(shop)).ShouldBe(["ada", "mia"]);

        async Task<int> Waited() =>
            (await Told.Of(shop)).Count(x => x.EndsWith("ITEM_WAITING", StringComparison.Ordinal));
    }

    /// <summary>A person's, which the policy leaves to persons.</summary>
    private static async Task Reject(Shop shop, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var draft = Drafts.Tag($"no-{Guid.NewGuid():N}");
            var waits = await shop.Send(new SubmitApproval(null, null, draft) { Shop = shop.Name, By = Shop.Omar });
            (await shop.Reject(waits.Id, Shop.Otto)).Refusals.ShouldBeEmpty();
        }
    }

    private async Task<IEnumerable<string>> Alarmed(Shop shop)
    {
        await Told.UntilConsumed(world);
        return (await Told.Of(shop))
            .Where(x => x.EndsWith("APPROVAL_RATE", StringComparison.Ordinal))
            .Select(x => x.Split(' ')[0]);
    }
}
