using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>How large an operation is, its fragments expanded.</summary>
/// <param name="Depth">Fields within fields.</param>
/// <param name="Lists">Fields within each other that are lists where they stand below __schema or __type.</param>
/// <param name="IntrospectionDepth">The same, known to stand there.</param>
internal readonly record struct Size(
    int Depth,
    long Selections,
    long Aliases,
    long Directives,
    int Lists = 0,
    int IntrospectionDepth = 0
)
{
    public Size Beside(Size other) =>
        new(
            Math.Max(Depth, other.Depth),
            Math.Min(Selections + other.Selections, Plenty),
            Math.Min(Aliases + other.Aliases, Plenty),
            Math.Min(Directives + other.Directives, Plenty),
            Math.Max(Lists, other.Lists),
            Math.Max(IntrospectionDepth, other.IntrospectionDepth)
        );

    // Fragments that use each other twice double with each: no number would hold that.
    private const long Plenty = int.MaxValue;
}

/// <summary>
/// Measures operations. Each fragment is measured once, however often it is used, so that the work grows with the text and not
/// with what it expands to.
/// </summary>
internal sealed class DocumentSize(GraphQLDocument document, LimitOptions limits)
{
    // Null while it is being measured.
    private readonly Dictionary<string, Size?> _fragments = [];

    public Size Of(GraphQLOperationDefinition operation)
    {
        var size = Of(operation.SelectionSet).Beside(Directives(operation));
        return operation.Variables?.Aggregate(size, (sum, variable) => sum.Beside(Directives(variable))) ?? size;
    }

    private Size Of(GraphQLSelectionSet? set)
    {
        var size = new Size();
        if (set is null)
            return size;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in set.Selections)
        {
            var (key, one) = node switch
            {
                GraphQLField field => ((field.Alias ?? (INamedNode)field).Name.StringValue, Of(field)),
                GraphQLFragmentSpread spread => (
                    $"...{spread.FragmentName.Name.StringValue}",
                    Of(spread.FragmentName.Name.StringValue)
                ),
                GraphQLInlineFragment inline => (
                    $"... on {inline.TypeCondition?.Type.Name.StringValue}",
                    Of(inline.SelectionSet)
                ),
                _ => throw new InvalidOperationException($"A selection of kind {node.Kind}."),
            };
            var times = seen[key] = seen.GetValueOrDefault(key) + 1;
            if (times > limits.Repeats)
                throw Limit.Repeats.TooComplex("repeats of the same in one place", limits.Repeats);
            size = size.Beside(one).Beside(Directives(node));
        }
        return size;
    }

    private Size Of(GraphQLField field)
    {
        var below = Of(field.SelectionSet);
        var size = below with
        {
            Depth = below.Depth + 1,
            Selections = below.Selections + 1,
            Aliases = below.Aliases + (field.Alias is null ? 0 : 1),
        };
        return field.Name.StringValue switch
        {
            "__schema" or "__type" => size with { Lists = 0, IntrospectionDepth = size.Lists },
            "types" or "fields" or "args" or "interfaces" or "possibleTypes" or "inputFields" or "enumValues" =>
                size with
                {
                    Lists = size.Lists + 1,
                },
            _ => size,
        };
    }

    private Size Of(string fragment)
    {
        if (_fragments.TryGetValue(fragment, out var known))
            return known ?? throw CodedError.Invalid($"The fragment '{fragment}' is within itself.");
        _fragments[fragment] = null;
        var found = document
            .Definitions.OfType<GraphQLFragmentDefinition>()
            .FirstOrDefault(x => x.FragmentName.Name.StringValue == fragment);
        var size = found is null ? default : Of(found.SelectionSet).Beside(Directives(found));
        _fragments[fragment] = size;
        return size;
    }

    private static Size Directives(ASTNode node) => new(0, 0, 0, (node as IHasDirectivesNode)?.Directives?.Count ?? 0);
}
