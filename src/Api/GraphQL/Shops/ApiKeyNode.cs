using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Hosting.Identity;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.GraphQL.Shops;

[Name("ApiKey")]
[Description(
    "A key by which an agent proves itself. The key itself is shown once, when it is issued, and kept nowhere."
)]
[Implements(typeof(INode))]
public sealed class ApiKeyNode(ApiKeyRow key) : INode
{
    [Description("The same for ever; it is no secret.")]
    public GlobalId Id => new(Type, key.Id);

    [Description("How the key begins, by which people tell it from others.")]
    public string Prefix => key.Prefix;

    [Description("What admins call it.")]
    public string Name => key.Name;

    [Description("The actor that it proves.")]
    public string Agent => key.Agent;

    [Description("The person for whom that agent acts now; null when it is no member any more.")]
    public string? Owner => key.Owner;

    [Description("What it may at most; the agent's present roles count besides.")]
    public IEnumerable<Role> Roles => key.Roles;

    [Description("When it was issued.")]
    public Instant IssuedAt => key.IssuedAt;

    [Description("The admin who issued it.")]
    public string IssuedBy => key.IssuedBy;

    [Description("From when on it proves nobody.")]
    public Instant ExpiresAt => key.ExpiresAt;

    [Description("When it was taken back; null while it was not.")]
    public Instant? RevokedAt => key.RevokedAt;

    [Description("When it last proved somebody, to the minute; null when it never did.")]
    public Instant? LastUsedAt => key.LastUsedAt;

    internal const string Type = "ApiKey";
}
