using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Shops;

/// <summary>A shop is made, with its first admin: from the console alone, for nobody is a member yet. The command's shop is its domain.</summary>
/// <param name="Admin">A person with the role ADMIN.</param>
/// <param name="ActorId">The admin's id, 1..200 characters; null: one is drawn.</param>
public sealed record CreateShop(Invitation Admin, string? ActorId = null) : Command;

public static class CreateShopHandler
{
    public static async Task<CommandResult> Handle(
        CreateShop command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    )
    {
        var actorId = command.ActorId ?? NewId.Plain();
        var wish = new Wish<Shop, Membership>(
            command,
            new ShopStream(actorId, command.Admin),
            Shop.Key,
            Begins: false,
            (_, stop) => members.Of(command.Shop, command.Admin.Login, stop),
            (shop, membership, facts) => Shop.Create(shop, command.Shop, command.Admin, actorId, membership, facts)
        )
        {
            Lock = MemberStream.OneAtATime,
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
