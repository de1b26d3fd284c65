using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>What reading the field once costs, the fields below it apart; without it 1 for an object, 0 for a scalar, 10 for a root field or a connection.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int weight) : GraphQLAttribute
{
    internal const string Key = "hotdash.cost";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, weight);
}

/// <summary>How long the list is taken to be, the longest that is usual; without it 10. Lists that a client sizes need none.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute(int assumed) : GraphQLAttribute
{
    internal const string Key = "hotdash.size";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, assumed);
}
