using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using HotDash.Application.Trust;
using HotDash.Domain.Policies;
using HotDash.Support;

namespace HotDash.Application.Tests.Trust;

/// <summary>A shop whose policy may approve its agent's tags, and whose agent has earned it.</summary>
public static class TrustShop
{
    public static readonly Caller Ada = new(new Actor("ada", ActorKind.Person), [Role.Admin]);

    public static async Task<Shop> WithEverybody(this Shop shop)
    {
        Caller[] all = [Shop.Olga, Shop.Otto, Shop.Omar, Shop.Mia, Ada, Shop.Agent];
        await TestMember.JoinAsync(
            shop.World.Host,
            shop.Name,
            all.Select(x => new TestMember(x.Actor, x.Roles, x.Actor.Id)),
            TestContext.Current.CancellationToken
        );
        return shop;
    }

    public static async Task Allow(this Shop shop, int mostADay = 50)
    {
        var terms = new AutoApproval
        {
            Enabled = true,
            Tools = ["product.tag"],
            MostADay = mostADay,
        };
        var set = new SetApprovalPolicy(new PolicyChange { AutoApproval = terms }) { Shop = shop.Name, By = Ada };
        (await shop.Send(set)).Refusals.ShouldBeEmpty();
    }

    /// <summary>So many of the agent's items are approved by persons.</summary>
    public static async Task Earn(this Shop shop, int decided = 50)
    {
        var ids = await shop.Many(decided);
        (await shop.DecideAll(await shop.Items(ids), BulkMode.Atomic)).Refusals.ShouldBeEmpty();
    }

    public static RevokeTrust Revocation(this Shop shop) =>
        new(Shop.Agent.Actor.Id, "Too bold.") { Shop = shop.Name, By = Ada };

    public static SubmitApproval Submission(this Shop shop, int number) =>
        new(null, null, Drafts.Tag($"t-{number}") with { CustomerRef = $"t-{number}" })
        {
            Shop = shop.Name,
            By = Shop.Agent,
        };

    /// <summary>The facts of the agent's trust, in order.</summary>
    public static Task<List<string>> Trust(this Shop shop) =>
        shop.World.Rows(
            $"select type from hotdash.mt_events where tenant_id = '{shop.Name}' and stream_id = 'trust-agent-cx' order by version",
            row => row.GetString(0)
        );

    public static async Task<ApprovalState> StateOf(this Shop shop, CommandResult submitted) =>
        (await shop.Read(submitted.Id)).State;
}
