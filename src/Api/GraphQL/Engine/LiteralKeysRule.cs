using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// Refuses a document's input object in which a key is there twice. Stands for the library's rule, which refuses objects of
/// scalar JSON as well: those are the scalar's business, whether they come in a document or as a variable.
/// </summary>
internal sealed class LiteralKeysRule : ValidationRuleBase, INodeVisitor
{
    public static readonly LiteralKeysRule Instance = new();

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLObjectValue { Fields: { } fields } && IsInputObject(context.TypeInfo.GetInputType()))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in fields.Where(x => !seen.Add(x.Name.StringValue)))
                context.ReportError(
                    new ValidationError(
                        context.Document.Source,
                        null,
                        $"The key '{field.Name.StringValue}' is there more than once.",
                        field
                    )
                );
        }
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;

    /// <summary>Within scalar JSON, and of what the schema does not have, the type is not known.</summary>
    private static bool IsInputObject(IGraphType? type) => type?.GetNamedType() is IInputObjectGraphType;
}
