using System.Reflection;
using GraphQL;
using GraphQL.Types;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Who may use a field: whoever has one of these roles. Root fields must say so, other fields may.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAttribute(params Role[] roles) : GraphQLAttribute
{
    public override void Modify(
        FieldType fieldType,
        bool isInputType,
        IGraphType graphType,
        MemberInfo memberInfo,
        ref bool ignore
    ) => fieldType.WithMetadata(Requirement.Key, new Requirement([.. roles]));
}

/// <summary>Anyone with a credential may use the field, whatever the role.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnyAttribute : GraphQLAttribute
{
    public override void Modify(
        FieldType fieldType,
        bool isInputType,
        IGraphType graphType,
        MemberInfo memberInfo,
        ref bool ignore
    ) => fieldType.WithMetadata(Requirement.Key, Requirement.AnyRole);
}

/// <summary>The roles of which one is needed; empty: any credential will do.</summary>
internal sealed record Requirement(IReadOnlySet<Role> Roles)
{
    public const string Key = "hotdash.allow";

    public static readonly Requirement AnyRole = new(new HashSet<Role>());

    public Requirement(IEnumerable<Role> roles)
        : this(new HashSet<Role>(roles)) { }

    public bool IsMetBy(Caller caller) => Roles.Count == 0 || caller.Has([.. Roles]);
}
