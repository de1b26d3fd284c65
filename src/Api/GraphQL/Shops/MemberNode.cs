using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Members;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>Somebody who belongs to the shop.</summary>
[Name("Member")]
[Description("Somebody who belongs to the shop.")]
[Implements(typeof(INode))]
public sealed class MemberNode(MemberView member, Reader reader) : INode
{
    internal const string Type = "Member";

    [Description("The same for ever, through leaving and coming back.")]
    public GlobalId Id => new(Type, member.Actor.Id);

    [Description("The id under which it acts in the shop.")]
    public string Actor => member.Actor.Id;

    [Description("A person or an agent.")]
    public ActorKind Kind => member.Actor.Kind;

    [Description("What people call it.")]
    public string Name => reader.Read(member.Name);

    [Description("The present roles.")]
    public IEnumerable<Role> Roles => member.Roles;

    [Description("The id of the person that an agent acts for; null for persons.")]
    public string? Owner => member.Actor.OnBehalfOf;

    [Description("Who issues the tokens that prove it; null for who comes with API keys alone.")]
    public string? Issuer => member.Login?.Issuer;

    [Description("Whom those tokens name; null for who comes with API keys alone.")]
    public string? Subject => member.Login?.Subject;
}
