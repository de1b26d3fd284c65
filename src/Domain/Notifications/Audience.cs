using System.Collections.Immutable;

namespace HotDash.Domain.Notifications;

/// <summary>R51: whom a notice is for: persons alone, never an agent.</summary>
/// <param name="Roles">Whoever has one of these.</param>
public sealed record Audience(ImmutableHashSet<Role> Roles)
{
    /// <summary>Named by a list; where it names anybody of the shop, the roles do not count.</summary>
    public ImmutableArray<string> Listed { get; init; } = [];

    /// <summary>Who can do nothing about it.</summary>
    public ImmutableHashSet<string> NotFor { get; init; } = [];

    /// <summary>How many wait: for those alone whose threshold is below. Null: for all.</summary>
    public int? Pending { get; init; }

    /// <summary>Whether it goes to the admins where nobody else is left to hear of it.</summary>
    public bool ElseAdmins { get; init; }

    /// <summary>Those of these people whom it is for, in their order.</summary>
    public ImmutableArray<Recipient> Of(IReadOnlyCollection<Recipient> people)
    {
        ImmutableArray<Recipient> listed = [.. people.Where(x => Listed.Contains(x.Id) && MayHear(x))];
        if (!listed.IsEmpty)
            return listed;
        ImmutableArray<Recipient> named = [.. people.Where(x => x.Who.Has([.. Roles]) && MayHear(x))];
        return named.IsEmpty && ElseAdmins ? [.. people.Where(x => x.Who.Has(Role.Admin) && IsPerson(x))] : named;
    }

    private bool MayHear(Recipient x) =>
        IsPerson(x) && !NotFor.Contains(x.Id) && (Pending is not { } pending || pending > x.BacklogThreshold);

    private static bool IsPerson(Recipient x) => x.Who.Actor.Kind == ActorKind.Person;
}
