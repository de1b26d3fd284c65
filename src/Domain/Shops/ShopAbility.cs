using System.Collections.Immutable;

namespace HotDash.Domain.Shops;

/// <summary>What a viewer may do in the shop at large; what may be done with one approval is <see cref="Approvals.ApprovalAbility"/>.</summary>
public enum ShopAbility
{
    /// <summary>See the queue and everybody's approvals.</summary>
    ReadQueue,

    /// <summary>Draft approvals.</summary>
    Draft,

    /// <summary>Decide on what is in review.</summary>
    Review,

    /// <summary>Hold the shop's effects, and let them go.</summary>
    HoldEffects,

    /// <summary>Plant check items, and see how reviewers decide.</summary>
    PlantCheckItems,

    /// <summary>Read the history of others' decisions.</summary>
    ReadHistory,

    /// <summary>Read who read what.</summary>
    ReadReadsLog,

    /// <summary>Invite and remove members, change their roles.</summary>
    ManageMembers,

    /// <summary>Give agents keys, and take them back.</summary>
    ManageApiKeys,

    /// <summary>Erase what is known of a person, and keep it by a legal hold.</summary>
    EraseSubjects,

    /// <summary>Set the policy for approvals.</summary>
    ManagePolicies,
}

/// <summary>The table of roles, as a screen asks it.</summary>
public static class ShopAbilities
{
    /// <summary>What the caller may do in the shop at this moment, by the very checks that decide.</summary>
    public static ImmutableArray<ShopAbility> Of(Caller caller) =>
        [.. Enum.GetValues<ShopAbility>().Where(ability => Can(ability, caller))];

    private static bool Can(ShopAbility ability, Caller caller) =>
        ability switch
        {
            ShopAbility.ReadQueue => caller.Has(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor),
            ShopAbility.Draft => Approvals.May.Draft(caller) is not null,
            ShopAbility.Review => Approvals.May.Review(caller) is not null,
            ShopAbility.HoldEffects or ShopAbility.PlantCheckItems => Approvals.May.Manage(caller) is not null,
            ShopAbility.ReadHistory => caller.Has(Role.Operator, Role.Manager, Role.Admin, Role.Auditor),
            ShopAbility.ReadReadsLog => caller.Has(Role.Admin, Role.Auditor),
            ShopAbility.ManageMembers or ShopAbility.ManageApiKeys or ShopAbility.ManagePolicies =>
                Approvals.May.Administer(caller) is not null,
            ShopAbility.EraseSubjects => Approvals.May.Erase(caller) is not null,
            _ => false,
        };
}
