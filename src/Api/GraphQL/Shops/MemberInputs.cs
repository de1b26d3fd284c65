using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Shops;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>What every mutation on members takes.</summary>
public abstract class MemberWish
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }
}

[Name("InviteMemberInput")]
[Description("Who is to belong to the shop. Who did before comes back under the same id.")]
public sealed class InviteMemberInput : MemberWish
{
    [Description("A person or an agent; a person by default.")]
    public ActorKind? Kind { get; init; }

    [Description("What people call it, 1 to 200 characters.")]
    public required string Name { get; init; }

    [Description("At least one; an agent's is AGENT alone, and AUDITOR goes with no other.")]
    public required IReadOnlyList<Role> Roles { get; init; }

    [Description("Who issues the tokens that prove it, as they write it; a person's is needed.")]
    public string? Issuer { get; init; }

    [Description("Whom those tokens name; a person's is needed.")]
    public string? Subject { get; init; }

    [Description("The person that an agent acts for, a member; needed for agents.")]
    public GlobalId? Owner { get; init; }

    internal Invitation ToDomain()
    {
        if (Issuer is null != Subject is null)
            throw CodedError.Invalid("Send both 'issuer' and 'subject', or neither.", "A token has both.");
        return new(
            Kind ?? ActorKind.Person,
            Name,
            [.. Roles],
            Owner?.KeyOf(MemberNode.Type),
            Issuer is null ? null : new(Issuer, Subject!)
        );
    }
}

[Name("ChangeMemberRolesInput")]
[Description("The roles that a member has from now on.")]
public sealed class ChangeMemberRolesInput : MemberWish
{
    [Description("The member.")]
    public required GlobalId Id { get; init; }

    [Description("All its roles: at least one; an agent's is AGENT alone, and AUDITOR goes with no other.")]
    public required IReadOnlyList<Role> Roles { get; init; }
}

[Name("RemoveMemberInput")]
[Description("Who is to belong to the shop no more; a person's agents leave with it.")]
public sealed class RemoveMemberInput : MemberWish
{
    [Description("The member.")]
    public required GlobalId Id { get; init; }
}
