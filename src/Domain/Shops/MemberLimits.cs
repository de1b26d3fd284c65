using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Shops;

/// <summary>What a member may be, whoever it is.</summary>
internal static class MemberLimits
{
    /// <summary>The first limit that the invitation breaks; null when it keeps all.</summary>
    /// <param name="byPerson">Whether a person invites: then a person that is invited needs a login.</param>
    public static Refusal? Broken(Invitation wish, bool byPerson) =>
        (
            wish.Kind == ActorKind.System
                ? Value("Only persons and agents are members.", "Send one of both.", "kind")
                : null
        )
        ?? Line(wish.Name, 200, "name")
        ?? Broken(wish.Kind, wish.Roles)
        ?? Owner(wish)
        ?? (
            byPerson && wish is { Kind: ActorKind.Person, Login: null }
                ? Value(
                    "A person is known by issuer and subject.",
                    "Send both, as the person's tokens have them.",
                    "issuer"
                )
                : null
        )
        ?? Broken(wish.Login);

    /// <summary>At least one role; an agent's is AGENT alone, which is no person's; AUDITOR goes with no other.</summary>
    public static Refusal? Broken(ActorKind kind, ImmutableArray<Role> roles) =>
        roles.IsDefaultOrEmpty ? Value("A member has a role at least.", "Send one, or remove the member.", "roles")
        : !roles.All(Enum.IsDefined) ? Value("There is no such role.", "Send those that the schema names.", "roles")
        : kind == ActorKind.Agent && roles.Any(x => x != Role.Agent)
            ? Value("An agent has the role AGENT alone.", "Send AGENT.", "roles")
        : kind == ActorKind.Person && roles.Contains(Role.Agent)
            ? Value("The role AGENT is no person's.", "Leave it out.", "roles")
        : roles.Contains(Role.Auditor) && roles.Any(x => x != Role.Auditor)
            ? Value("An auditor has no other role.", "Send AUDITOR alone, or the others.", "roles")
        : null;

    private static Refusal? Owner(Invitation wish) =>
        (wish.Kind, wish.Owner) switch
        {
            (ActorKind.Agent, null) => Value("An agent has an owner.", "Name the person that it acts for.", "owner"),
            (ActorKind.Person, not null) => Value("A person has no owner.", "Leave it out.", "owner"),
            _ => null,
        };

    private static Refusal? Broken(Login? login) =>
        login is null ? null : Exact(login.Issuer, "issuer") ?? Exact(login.Subject, "subject");

    /// <summary>What is compared letter by letter holds nothing that nobody sees.</summary>
    private static Refusal? Exact(string text, string field) =>
        Line(text, 255, field)
        ?? (
            text.Trim() != text || text.Any(char.IsControl)
                ? Value("No spaces around it, and no control characters.", "Send it as tokens have it.", field)
                : null
        );

    private static Refusal? Line(string text, int most, string field) =>
        string.IsNullOrWhiteSpace(text)
            ? Value("Not blank.", "Send it.", field)
            : ContentLimits.Text(text, most, field);

    private static Refusal Value(string message, string nextStep, string field) =>
        ContentLimits.Value(message, nextStep, field);
}
