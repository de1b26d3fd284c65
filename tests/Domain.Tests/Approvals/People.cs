namespace HotDash.Domain.Tests.Approvals;

/// <summary>Who acts in these tests.</summary>
internal static class People
{
    /// <summary>Drafts for Olga.</summary>
    public static readonly Caller Agent = new(new Actor("agent-cx", ActorKind.Agent, "olga"), [Role.Agent]);

    public static readonly Caller OtherAgent = new(new Actor("agent-ops", ActorKind.Agent, "max"), [Role.Agent]);

    /// <summary>An agent whose membership claims more than an agent can be.</summary>
    public static readonly Caller BoldAgent = new(
        new Actor("agent-bold", ActorKind.Agent, "max"),
        [Role.Agent, Role.Operator, Role.Manager, Role.Admin]
    );

    public static readonly Caller Olga = Person("olga", Role.Operator);
    public static readonly Caller Anna = Person("anna", Role.Operator);
    public static readonly Caller Ben = Person("ben", Role.Operator);
    public static readonly Caller Carl = Person("carl", Role.Operator);
    public static readonly Caller Mia = Person("mia", Role.Manager);
    public static readonly Caller Max = Person("max", Role.Manager, Role.Operator);
    public static readonly Caller Ada = Person("ada", Role.Admin);
    public static readonly Caller Vera = Person("vera", Role.Viewer);
    public static readonly Caller Aude = Person("aude", Role.Auditor);
    public static readonly Caller Stranger = Person("stranger");

    private static Caller Person(string id, params ReadOnlySpan<Role> roles) =>
        new(new Actor(id, ActorKind.Person), [.. roles]);
}
