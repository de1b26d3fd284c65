using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>
/// Refuses fields and types that the schema does not have. Stands for two rules of the library where nothing is to be
/// suggested: those compare each unknown name with every name of the schema, whoever sends how many.
/// </summary>
internal sealed class KnownNamesRule(int mostErrors) : ValidationRuleBase, INodeVisitor
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        var unknown = node switch
        {
            GraphQLField field
                when context.TypeInfo.GetParentType()?.GetNamedType() is { } type
                    && context.TypeInfo.GetFieldDef() is null =>
                $"Cannot query field '{field.Name.StringValue}' on type '{type.Name}'.",
            GraphQLNamedType named when context.Schema.AllTypes[named.Name.Value] is null =>
                $"Unknown type '{named.Name.StringValue}'.",
            _ => null,
        };
        if (unknown is not null && context.Errors.Count() < mostErrors)
            context.ReportError(new ValidationError(context.Document.Source, null, unknown, node));
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}
