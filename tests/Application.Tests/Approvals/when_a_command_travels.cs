using HotDash.Support;

namespace HotDash.Application.Tests.Approvals;

/// <summary>What a command costs: its statements, each a round trip, and one more for the commit.</summary>
public sealed class when_a_command_travels(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task it_asks_the_database_no_more_than_it_must()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        await shop.Approve(id, Shop.Otto);
        id = await shop.Submitted(Drafts.Tag());
        var seen = await shop.Read(id);

        var submit = await StatementsOf(() => shop.Submit(Drafts.Tag(), "key"));
        var approve = await StatementsOf(() =>
            shop.Send(
                new Approve(id, seen.Revision, seen.Digest, null)
                {
                    Shop = shop.Name,
                    By = Shop.Otto,
                    IdempotencyKey = "approve",
                }
            )
        );

        // Each batch is preceded by the one that names the shop to row-level security.
        submit.Count.ShouldBeLessThanOrEqualTo(2, string.Join("\n", submit));
        approve.Count.ShouldBeLessThanOrEqualTo(4, string.Join("\n", approve));
    }

    private static Task<List<string>> StatementsOf(Func<Task<Pipeline.CommandResult>> command) =>
        Statements.Of(async () => (await command()).Refusals.ShouldBeEmpty());
}
