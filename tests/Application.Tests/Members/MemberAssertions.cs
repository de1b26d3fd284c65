using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Tests.Members;

internal static class MemberAssertions
{
    /// <summary>Accepted; answers the member's id.</summary>
    public static string ShouldBeDone(this CommandResult result)
    {
        result.Refusals.ShouldBeEmpty();
        return result.Id == Domain.Shops.Shop.Key ? result.Id : Member.ActorIdOf(result.Id);
    }

    public static void ShouldRefuse(this CommandResult result, ErrorCode code) =>
        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
}
