using System.Collections.Immutable;

namespace HotDash.Domain;

/// <summary>What kind of being acts.</summary>
public enum ActorKind
{
    /// <summary>A human member of the shop.</summary>
    Person,

    /// <summary>A software agent; it drafts and never claims, grades or decides, whatever its roles say.</summary>
    Agent,

    /// <summary>HotDash itself: timers and the dispatcher.</summary>
    System,
}

/// <summary>What a person may be in a shop; an agent has <see cref="Agent"/> alone, an auditor no other.</summary>
public enum Role
{
    /// <summary>Reads, with personal text masked.</summary>
    Viewer,

    /// <summary>Drafts, and reads its own drafts.</summary>
    Agent,

    /// <summary>Decides.</summary>
    Operator,

    /// <summary>Decides, and may extend, escalate, take over, settle, hold.</summary>
    Manager,

    /// <summary>All of that, and the shop's own settings.</summary>
    Admin,

    /// <summary>Reads the history and proves it; decides nothing.</summary>
    Auditor,
}

/// <summary>Who acts, taken from the credential alone. <paramref name="Id"/> is opaque, 1..200 characters, never an e-mail address.</summary>
/// <param name="Id">The actor's id within the shop.</param>
/// <param name="Kind">Person, agent or system.</param>
/// <param name="OnBehalfOf">The person for whom an agent acts (its owner); null for persons.</param>
public sealed record Actor(string Id, ActorKind Kind, string? OnBehalfOf = null)
{
    /// <summary>What timers act as.</summary>
    public static readonly Actor Timer = new("system/timer", ActorKind.System);

    /// <summary>What the dispatcher of effects acts as.</summary>
    public static readonly Actor Dispatcher = new("system/dispatcher", ActorKind.System);

    /// <summary>What a shop's policy acts as, where it decides without a person.</summary>
    public static readonly Actor Policy = new("system/policy", ActorKind.System);

    /// <summary>What whoever may start HotDash acts as: shops are made before anybody is a member.</summary>
    public static readonly Actor Console = new("system/console", ActorKind.System);
}

/// <summary>An actor with the roles that it has in the shop at this moment.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Roles">The present roles, from membership alone; empty for the system.</param>
public sealed record Caller(Actor Actor, ImmutableHashSet<Role> Roles)
{
    /// <summary>The timers, as a caller.</summary>
    public static readonly Caller Timer = new(Actor.Timer, []);

    /// <summary>The dispatcher, as a caller.</summary>
    public static readonly Caller Dispatcher = new(Actor.Dispatcher, []);

    /// <summary>The policy, as a caller.</summary>
    public static readonly Caller Policy = new(Actor.Policy, []);

    /// <summary>The console, as a caller.</summary>
    public static readonly Caller Console = new(Actor.Console, []);

    /// <summary>Whether the caller has any of these roles. An agent is never more than an agent, whatever its roles say.</summary>
    public bool Has(params ReadOnlySpan<Role> any)
    {
        foreach (var role in any)
        {
            if (Roles.Contains(role) && (Actor.Kind != ActorKind.Agent || role == Role.Agent))
                return true;
        }
        return false;
    }
}

/// <summary>Who did it, as an event keeps it: the actor and the role that allowed it.</summary>
/// <param name="Id">The actor's id.</param>
/// <param name="Kind">Person, agent or system.</param>
/// <param name="Role">The role used; null for the system.</param>
/// <param name="OnBehalfOf">The person for whom an agent acted.</param>
public sealed record By(string Id, ActorKind Kind, Role? Role = null, string? OnBehalfOf = null);
