using Npgsql;

namespace HotDash.Application.Tests.Approvals;

public sealed class when_the_database_is_lost(StoppableWorld world) : IClassFixture<StoppableWorld>
{
    [Fact]
    public async Task commands_fail_openly_and_all_that_was_promised_still_happens()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Approved(Drafts.Tag(), Duration.FromSeconds(3));
        await world.StopServer();

        var failure = await Should.ThrowAsync<Exception>(() => shop.Submit(Drafts.Tag("cup"), "key"));
        IsOfTheDatabase(failure).ShouldBeTrue(failure.ToString());

        await world.StartServer();
        await HotDashWorld.Until(async () => await Accepted(shop), withinSeconds: 60);
        await shop.Until(id, approval => approval.State == ApprovalState.Applied, withinSeconds: 60);
        (await world.CallsOf(id)).ShouldHaveSingleItem();
        (await shop.Submit(Drafts.Tag("cup"), "key")).Replayed.ShouldBeTrue();
    }

    /// <summary>What a client does: the same input, the same key, until it is answered.</summary>
    private static async Task<bool> Accepted(Shop shop)
    {
        try
        {
            return (await shop.Submit(Drafts.Tag("cup"), "key")).Accepted;
        }
        catch (Exception failure) when (IsOfTheDatabase(failure))
        {
            return false;
        }
    }

    private static bool IsOfTheDatabase(Exception? failure) =>
        failure is NpgsqlException || (failure is not null && IsOfTheDatabase(failure.InnerException));
}
