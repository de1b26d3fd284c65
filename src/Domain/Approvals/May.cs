namespace HotDash.Domain.Approvals;

/// <summary>The table of roles, as decisions ask it: which role, if any, lets the caller do it.</summary>
internal static class May
{
    /// <summary>Draft, submit, edit and withdraw its own, record lessons.</summary>
    public static By? Draft(Caller caller) => As(caller, Role.Admin, Role.Manager, Role.Operator, Role.Agent);

    /// <summary>Claim, edit in review, validate again, grade, decide, undo its own decision, record the outcome: persons only.</summary>
    public static By? Review(Caller caller) => As(caller, Role.Admin, Role.Manager, Role.Operator);

    /// <summary>Extend, escalate, take over, undo any, retry, settle, roll back, hold: persons only.</summary>
    public static By? Manage(Caller caller) => As(caller, Role.Admin, Role.Manager);

    /// <summary>Policies, members, keys: an admin, and HotDash itself, as whoever may start it has it do.</summary>
    public static By? Administer(Caller caller) => As(caller, Role.Admin) ?? System(caller);

    /// <summary>Erase a subject, and keep one from it by a legal hold: persons only.</summary>
    public static By? Erase(Caller caller) => As(caller, Role.Admin);

    /// <summary>Its own layout, preferences, notifications and onboarding: persons only, in whatever role.</summary>
    public static By? Own(Caller caller) =>
        As(caller, Role.Admin, Role.Manager, Role.Operator, Role.Auditor, Role.Viewer);

    /// <summary>Timers, the dispatcher, the console.</summary>
    public static By? System(Caller caller) =>
        caller.Actor.Kind == ActorKind.System ? new By(caller.Actor.Id, ActorKind.System) : null;

    /// <summary>The role asked for is not there.</summary>
    public static readonly Refusal Forbidden = new(
        ErrorCode.Forbidden,
        "Your role does not allow this.",
        "Ask a member whose role does."
    );

    /// <summary>Who acts, in the first of these roles that he has; an agent has its one role, whatever its membership says.</summary>
    private static By? As(Caller caller, params ReadOnlySpan<Role> highestFirst)
    {
        foreach (var role in highestFirst)
        {
            var counts = caller.Actor.Kind switch
            {
                ActorKind.Person => true,
                ActorKind.Agent => role == Role.Agent,
                _ => false,
            };
            if (counts && caller.Roles.Contains(role))
                return new By(caller.Actor.Id, caller.Actor.Kind, role, caller.Actor.OnBehalfOf);
        }
        return null;
    }
}
