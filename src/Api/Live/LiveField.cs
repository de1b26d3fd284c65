using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Live;

/// <summary>
/// The field that a subscription asks, found by a first run of its document that checks rights and input, as every run
/// does, and then stops before the field.
/// </summary>
internal sealed partial class LiveField
{
    public const string SourceKey = "hotdash.live";

    private IResolveFieldContext? _context;

    public IResolveFieldContext Context => _context ?? throw new InvalidOperationException("The document was not run.");

    public Type Source => Context.FieldDefinition.GetMetadata<Type>(SourceKey)!;

    /// <summary>All fields that the document asks for.</summary>
    public HashSet<FieldType> Asked { get; } = [];

    /// <summary>Whether a field is asked for whose value depends on who asks.</summary>
    public bool AsksPersonally { get; private set; }

    /// <summary>The variable that carries nothing but the cursor: what differs in it alone is the same question.</summary>
    public string? CursorVariable
    {
        get
        {
            var value = Context.FieldAst.Arguments?.FirstOrDefault(x => x.Name.StringValue == CursorArgument)?.Value;
            if (value is not GraphQLVariable variable)
                return null;
            var name = variable.Name.StringValue;
            var uses = Names()
                .Matches(Context.Document.Source.ToString())
                .Count(x => x.ValueSpan[1..].SequenceEqual(name));
            return uses == 2 ? name : null;
        }
    }

    public const string CursorArgument = "after";

    /// <summary>Stops where resolving would begin, and keeps the field with its arguments.</summary>
    public sealed class Finder : ParallelExecutionStrategy
    {
        public override Task<ExecutionResult> ExecuteAsync(global::GraphQL.Execution.ExecutionContext context)
        {
            var fields = BuildExecutionRootNode(context, GetOperationRootType(context)).SubFields ?? [];
            if (fields is not [{ FieldDefinition: { } definition } field] || !definition.HasMetadata(SourceKey))
                throw CodedError.Invalid(
                    "A subscription asks for one field that can change.",
                    "Send one subscription for each field."
                );
            ((LiveField)context.RootValue!)._context = new ReadonlyResolveFieldContext(field, context).Copy();
            return Task.FromResult(new ExecutionResult { Executed = true });
        }
    }

    /// <summary>Notes what is asked for, and whether anything of it is personal.</summary>
    public sealed class PersonalRule(LiveField field) : ValidationRuleBase, INodeVisitor
    {
        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            if (node is GraphQLField && context.TypeInfo.GetFieldDef() is { } asked)
            {
                field.Asked.Add(asked);
                field.AsksPersonally |= asked.HasMetadata(PersonalAttribute.Key);
            }
            return default;
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }

    [GeneratedRegex(@"\$[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Names();
}

/// <summary>The field's value depends on who asks: live questions that ask for it are shared per actor only.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class PersonalAttribute : GraphQLAttribute
{
    internal const string Key = "hotdash.personal";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);
}
