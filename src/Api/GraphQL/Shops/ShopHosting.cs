using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Api.GraphQL.Notifications;
using HotDash.Domain.Shops;
using HotDash.Projections.Members;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>What the fields of shops and their members need.</summary>
public static class ShopHosting
{
    public static IServiceCollection AddShopFields(this IServiceCollection services) =>
        services
            // The viewer's fields lead to the viewer's notifications.
            .AddNotificationFields()
            .AddSingleton<MemberList>()
            .AddSingleton<INodeLoader, ViewerLoader>()
            .AddSingleton<INodeLoader, MemberLoader>()
            .AddSingleton<INodeLoader, ApiKeyLoader>()
            .AddSingleton(
                new EnumWords<ShopAbility>(
                    "What a viewer may do in the shop at large; what may be done with one approval is its viewerCan.",
                    x =>
                        x switch
                        {
                            ShopAbility.ReadQueue => "See the queue and everybody's approvals.",
                            ShopAbility.Draft => "Draft approvals.",
                            ShopAbility.Review => "Decide on what is in review.",
                            ShopAbility.HoldEffects => "Hold the shop's effects, and let them go.",
                            ShopAbility.PlantCheckItems => "Plant check items, and see how reviewers decide.",
                            ShopAbility.ReadHistory => "Read the history of others' decisions.",
                            ShopAbility.ReadReadsLog => "Read who read what.",
                            ShopAbility.ManageApiKeys => "Give agents keys, and take them back.",
                            ShopAbility.EraseSubjects =>
                                "Erase what is known of a person, and keep it by a legal hold.",
                            ShopAbility.ManagePolicies => "Set the policy for approvals.",
                            ShopAbility.ManageMembers => "Invite and remove members, change their roles.",
                            _ => null,
                        }
                )
            );
}
