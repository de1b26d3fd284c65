using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Shops;

/// <summary>Who belongs to a shop is its admins' to decide; the first admin comes with the shop.</summary>
public sealed partial record Member
{
    /// <summary>Somebody comes to the shop, or back to it. A member already, as wished: nothing happens.</summary>
    /// <param name="before">What the id stands for; null when it is new.</param>
    /// <param name="actorId">The id: the one that the login has had, else a new one.</param>
    /// <param name="wish">Who is to come.</param>
    /// <param name="membership">Who belongs to the shop, with the id that the login has had.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Invite(Member? before, string actorId, Invitation wish, Membership membership, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (MemberLimits.Broken(wish, byPerson: by.Kind == ActorKind.Person) is { } broken)
            return broken;
        if (wish.Owner is { } owner && membership.Find(owner)?.Actor.Kind != ActorKind.Person)
            return NoOwner;
        if (membership.KnownAs is { } known && known != actorId)
            return new KnownAs(known);
        if (before is not null && before.Actor.Kind != wish.Kind)
            return OfOtherKind;
        var invited = new MemberInvited(
            facts.Now,
            by,
            new Actor(actorId, wish.Kind, wish.Owner),
            Sorted(wish.Roles),
            new PersonalText(KeyOf(actorId), wish.Name),
            wish.Login
        );
        if (before is { IsRemoved: false })
            return before.Actor == invited.Member && before.Roles.SetEquals(wish.Roles) ? Ruling.Nothing : IsMember;
        return NoMoreAdmin(facts.Caller, membership) is { } late ? late : Ruling.Of(invited);
    }

    /// <summary>The member has these roles from now on. It has them already: nothing happens.</summary>
    /// <param name="before">The member; null when there never was one.</param>
    /// <param name="roles">All its roles.</param>
    /// <param name="membership">Who belongs to the shop.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling ChangeRoles(Member? before, ImmutableArray<Role> roles, Membership membership, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (before is not { IsRemoved: false })
            return NotFound;
        if (MemberLimits.Broken(before.Actor.Kind, roles) is { } broken)
            return broken;
        if (before.Roles.SetEquals(roles))
            return Ruling.Nothing;
        if (!roles.Contains(Role.Admin) && membership.IsLastAdmin(before.Actor.Id))
            return LastAdmin;
        return NoMoreAdmin(facts.Caller, membership) is { } late
            ? late
            : Ruling.Of(new MemberRolesChanged(facts.Now, by, Sorted(roles)));
    }

    /// <summary>The member leaves the shop; a person's agents leave with it (<see cref="LeaveWith"/>). It has left: nothing happens.</summary>
    /// <param name="before">The member; null when there never was one.</param>
    /// <param name="membership">Who belongs to the shop.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Remove(Member? before, Membership membership, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (before is null)
            return NotFound;
        if (before.IsRemoved)
            return Ruling.Nothing;
        if (membership.IsLastAdmin(before.Actor.Id))
            return LastAdmin;
        return NoMoreAdmin(facts.Caller, membership) is { } late
            ? late
            : Ruling.Of(new MemberRemoved(facts.Now, by, WithOwner: null));
    }

    /// <summary>R7: an agent has an owner, or it is no member: it leaves with the person that answers for it.</summary>
    /// <param name="owner">Its owner.</param>
    /// <param name="removed">How the owner left.</param>
    public Ruling LeaveWith(string owner, MemberRemoved removed) =>
        IsRemoved
            ? Ruling.Nothing
            : Ruling.Of(new MemberRemoved(NodaTime.Instant.Max(removed.At, LastAt), removed.By, owner));

    /// <summary>Who was an admin when he asked, and is none when it is decided: of two that remove one another, one is late.</summary>
    internal static Refusal? NoMoreAdmin(Caller caller, Membership membership) =>
        caller.Actor.Kind == ActorKind.System || membership.Find(caller.Actor.Id)?.Has(Role.Admin) == true
            ? null
            : May.Forbidden;

    private static ImmutableArray<Role> Sorted(IEnumerable<Role> roles) => [.. roles.Distinct().Order()];

    // The same words for another shop's member, for who has left, and for nobody at all.
    private static readonly Refusal NotFound = new(
        ErrorCode.NotFound,
        "There is no such member.",
        "Look in the list of members.",
        ["id"]
    );

    private static readonly Refusal LastAdmin = new(
        ErrorCode.LastAdmin,
        "This is the shop's last admin.",
        "Make another member an admin first."
    );

    private static readonly Refusal IsMember = new(
        ErrorCode.InvalidState,
        "This is a member already, with other roles or another owner.",
        "Change the member's roles, or remove it first."
    );

    private static readonly Refusal OfOtherKind = new(
        ErrorCode.InvalidValue,
        "Who was a person stays one, and so does an agent.",
        "Invite it as what it was.",
        ["kind"]
    );

    private static readonly Refusal NoOwner = new(
        ErrorCode.NotFound,
        "The owner is no person of this shop.",
        "Name a member who is a person.",
        ["owner"]
    );
}
