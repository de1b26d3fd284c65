using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>A field that the caller may not use.</summary>
public sealed class AuthorizationError(ErrorCode code, string message, string nextStep) : ValidationError(message)
{
    public ErrorCode Is => code;

    /// <summary>The field, as <c>Type.field</c>.</summary>
    public string? Field { get; init; }

    public string NextStep => nextStep;
}

/// <summary>
/// Checks every field of a document before anything runs, on cached documents too. Fields that @skip or @include
/// leaves out count as well: who may not use a field may not write it.
/// </summary>
internal sealed class AuthorizationRule : ValidationRuleBase, INodeVisitor
{
    public static readonly AuthorizationRule Instance = new();

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLField field && context.TypeInfo.GetFieldDef() is { } definition)
            Check(field, definition, context);
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;

    /// <summary>
    /// Fails where a root field does not say who may use it, and lets an interface's field demand what any
    /// implementation demands, so that asking through the interface is no way around.
    /// </summary>
    public static void Prepare(ISchema schema)
    {
        var open = new IObjectGraphType?[] { schema.Query, schema.Mutation, schema.Subscription }
            .OfType<IObjectGraphType>()
            .SelectMany(root =>
                root.Fields.Where(f => !f.HasMetadata(Requirement.Key)).Select(f => $"{root.Name}.{f.Name}")
            )
            .ToList();
        if (open.Count > 0)
            throw new InvalidOperationException(
                $"Nobody said who may use {string.Join(", ", open)}: add [Allow(...)] or [AllowAny]."
            );

        foreach (var contract in schema.AllTypes.OfType<IInterfaceGraphType>())
        foreach (var field in contract.Fields)
        {
            Requirement[] demanded =
            [
                .. contract
                    .PossibleTypes.Select(type => type.Fields.Find(field.Name))
                    .Append(field)
                    .SelectMany(Demands)
                    .Distinct(),
            ];
            if (demanded.Length > 0)
                field.WithMetadata(AllKey, demanded);
        }
    }

    private static void Check(GraphQLField field, FieldType definition, ValidationContext context)
    {
        foreach (var requirement in Demands(definition))
        {
            var identity = RequestContext.Of(context.UserContext).Identity;
            if (identity is not null && requirement.IsMetBy(identity.Caller))
                continue;
            var error = identity is null
                ? new AuthorizationError(ErrorCode.Unauthenticated, "A credential is needed.", "Send a bearer token.")
                : new AuthorizationError(
                    ErrorCode.Forbidden,
                    $"Your role may not use '{definition.Name}'.",
                    "Ask an admin of the shop for the role that may."
                )
                {
                    Field = $"{context.TypeInfo.GetParentType()?.Name}.{definition.Name}",
                };
            error.AddLocation(field, context.Document);
            context.ReportError(error);
            return;
        }
    }

    private static IEnumerable<Requirement> Demands(FieldType? field) =>
        field?.GetMetadata<Requirement[]?>(AllKey)
        ?? (field?.GetMetadata<Requirement?>(Requirement.Key) is { } one ? [one] : []);

    private const string AllKey = "hotdash.allow.all";
}
