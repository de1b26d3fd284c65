using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Errors.Custom;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>
/// What a field costs: its size times (its weight and what is asked below it). Declared once for each field when the schema is made,
/// shown in it as @cost and @listSize, and asked of every operation with its variables.
/// </summary>
/// <param name="Weight">The cost of one.</param>
/// <param name="Assumed">The size where no argument tells it; null where the field is no list and sizes none.</param>
/// <param name="Slicing">The arguments that tell a size.</param>
/// <param name="Sized">The fields below that have this size, instead of the field itself.</param>
internal sealed record FieldCost(int Weight, int? Assumed, string[] Slicing, string[] Sized)
{
    /// <summary>Refuses operations that cost more than <paramref name="limits"/> allow.</summary>
    public static IValidationRule Rule(LimitOptions limits) =>
        new ComplexityValidationRule(
            new()
            {
                DefaultComplexityImpactDelegate = Impact,
                ValidateComplexityDelegate = found =>
                {
                    if (found.TotalImpact > limits.Cost)
                        found.Error = TooMuch(found.TotalImpact, limits.Cost);
                    return Task.CompletedTask;
                },
            }
        );

    /// <summary>Declares every field's cost, and shows it.</summary>
    public static void Declare(ISchema schema)
    {
        IComplexGraphType?[] roots = [schema.Query, schema.Mutation, schema.Subscription];
        foreach (var type in schema.AllTypes.OfType<IComplexGraphType>().Where(x => x is not IInputObjectGraphType))
        {
            if (type.Name.StartsWith("__", StringComparison.Ordinal))
                continue;
            foreach (var field in type.Fields)
                Of(field, roots.Contains(type), IsConnection(type)).Show(field);
        }
    }

    /// <summary>The directives as the cost specification has them.</summary>
    public static Directive[] Directives() =>
        [
            new("cost", DirectiveLocation.FieldDefinition)
            {
                Description =
                    "What the field costs once, the fields below it apart. Without it: 1 for an object, 0 for a scalar.",
                Arguments = new(
                    new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "weight", Description = "A number." }
                ),
            },
            new("listSize", DirectiveLocation.FieldDefinition)
            {
                Description = "How long a list is taken to be: its cost, and all below it, counts so often.",
                Arguments = new(
                    new QueryArgument<IntGraphType>
                    {
                        Name = "assumedSize",
                        Description = "Where no argument tells it.",
                    },
                    new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>>
                    {
                        Name = "slicingArguments",
                        Description = "The arguments that tell it.",
                    },
                    new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>>
                    {
                        Name = "sizedFields",
                        Description = "The fields below that are so long, instead of the field itself.",
                    },
                    new QueryArgument<BooleanGraphType>
                    {
                        Name = "requireOneSlicingArgument",
                        Description = "Whether exactly one of the arguments is to be given.",
                        DefaultValue = true,
                    }
                ),
            },
        ];

    private static FieldCost Of(FieldType field, bool isRoot, bool isInConnection)
    {
        var named = field.ResolvedType!.GetNamedType();
        var isLeaf = named is ScalarGraphType;
        var isConnection = IsConnection(named);
        var weight =
            field.GetMetadata<int?>(CostAttribute.Key)
            ?? (
                isRoot || isConnection ? Outside
                : isLeaf ? 0
                : 1
            );
        string[] slicing = [.. field.Arguments?.Select(x => x.Name).Where(x => x is "first" or "last" or "ids") ?? []];
        if (isConnection)
            return new(weight, Page.Usual, slicing, Members);
        var isList = field.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };
        // What a connection holds is as long as the connection says.
        return !isList || isLeaf || (isInConnection && Members.Contains(field.Name))
            ? new(weight, null, [], [])
            : new(weight, field.GetMetadata<int?>(ListSizeAttribute.Key) ?? UsualSize, slicing, []);
    }

    private void Show(FieldType field)
    {
        field.WithMetadata(Key, this);
        var usual = field.ResolvedType!.GetNamedType() is ScalarGraphType ? 0 : 1;
        if (Weight != usual)
            field.ApplyDirective("cost", "weight", Weight.ToString(CultureInfo.InvariantCulture));
        if (Assumed is not { } assumed)
            return;
        field.ApplyDirective(
            "listSize",
            x =>
            {
                x.AddArgument(new("assumedSize") { Value = assumed });
                if (Slicing.Length > 0)
                    x.AddArgument(new("slicingArguments") { Value = Slicing });
                if (Sized.Length > 0)
                    x.AddArgument(new("sizedFields") { Value = Sized });
                if (Slicing.Length > 0)
                    x.AddArgument(new("requireOneSlicingArgument") { Value = false });
            }
        );
    }

    private static FieldComplexityResult Impact(FieldImpactContext field)
    {
        // Introspection has a limit of its own; as a whole it costs as much as a hundred objects.
        if (field.FieldDefinition.Name is "__schema" or "__type")
            return new(IntrospectionWeight, 0);
        if (field.FieldDefinition.GetMetadata<FieldCost?>(Key) is not { } cost)
            return new(0, 1);
        var size = cost switch
        {
            { Sized.Length: > 0 } or { Assumed: null } => 1,
            _ => cost.Size(field.Arguments),
        };
        if (
            field.Parent is { } parent
            && parent.FieldDefinition.GetMetadata<FieldCost?>(Key) is { } above
            && above.Sized.Contains(field.FieldDefinition.Name)
        )
            size = above.Size(parent.Arguments);
        return new(size * cost.Weight, size);
    }

    private double Size(IDictionary<string, ArgumentValue>? arguments)
    {
        foreach (var name in Slicing)
        {
            if (arguments is null || !arguments.TryGetValue(name, out var given))
                continue;
            switch (given.Value)
            {
                // What is out of range is refused when the field is read.
                case int number:
                    return Math.Clamp(number, 0, Page.Most);
                case System.Collections.ICollection list:
                    return list.Count;
            }
        }
        return Assumed ?? 1;
    }

    private static ComplexityError TooMuch(double cost, int most) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"The operation costs {cost:0}, and {most} at most is served.")
        );

    private static bool IsConnection(IGraphType type) =>
        type is IObjectGraphType { Name: var name } && name.EndsWith("Connection", StringComparison.Ordinal);

    private const string Key = "hotdash.fieldCost";
    private const int Outside = 10;
    private const int UsualSize = 10;
    private const int IntrospectionWeight = 100;
    private static readonly string[] Members = ["edges", "nodes"];
}
