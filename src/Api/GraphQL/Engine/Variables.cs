using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// Variables as they came. Objects and lists keep their JSON text beside their parsed form, and numbers stay JSON, so that a
/// value of scalar JSON reaches the domain to the letter: a dictionary would already have lost doubled keys and digits.
/// </summary>
internal static class VariableValues
{
    /// <exception cref="CodedError">A variable is there twice, or its name is no text.</exception>
    public static Inputs Read(JsonElement? variables)
    {
        if (variables is not { ValueKind: JsonValueKind.Object } given)
            return Inputs.Empty;
        var values = new VariableObject(given);
        return values.Fault is { } fault ? throw CodedError.Invalid($"Among the variables: {fault}") : new(values);
    }

    internal static object? Read(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new VariableObject(value),
            JsonValueKind.Array => new VariableList(value),
            JsonValueKind.String => Text(value),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => value,
        };

    /// <summary>A text with a lone surrogate stays JSON: each scalar then refuses it in its own words.</summary>
    private static object Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value;
        }
    }
}

/// <summary>An object among the variables, with its JSON text.</summary>
internal sealed class VariableObject : Dictionary<string, object?>
{
    public VariableObject(JsonElement json)
    {
        Json = json;
        foreach (var property in json.EnumerateObject())
        {
            if (Name(property) is not { } name)
                Fault ??= "A key is not valid Unicode.";
            else if (!TryAdd(name, VariableValues.Read(property.Value)))
                Fault ??= $"The key '{name}' is there more than once.";
        }
    }

    public JsonElement Json { get; }

    /// <summary>What is wrong with its keys; null when nothing is. Only told where it is an input object: scalar JSON has words of its own.</summary>
    public string? Fault { get; }

    public override string ToString() => "an object";

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A list among the variables, with its JSON text.</summary>
internal sealed class VariableList : List<object?>
{
    public VariableList(JsonElement json)
        : base(json.GetArrayLength())
    {
        Json = json;
        foreach (var item in json.EnumerateArray())
            Add(VariableValues.Read(item));
    }

    public JsonElement Json { get; }

    public override string ToString() => "a list";
}

/// <summary>Refuses a variable's input object in which a key is there twice. Values of scalar JSON are not its business: the scalar sees their text.</summary>
internal sealed class VariableKeysRule : ValidationRuleBase, IVariableVisitor
{
    public static readonly VariableKeysRule Instance = new();

    public override ValueTask<IVariableVisitor?> GetVariableVisitorAsync(ValidationContext context) => new(this);

    public ValueTask VisitObjectAsync(
        ValidationContext context,
        GraphQLVariableDefinition variable,
        VariableName variableName,
        IInputObjectGraphType type,
        object? variableValue,
        object? parsedValue
    ) =>
        variableValue is VariableObject { Fault: { } fault }
            ? throw new InvalidVariableError(context, variable, variableName, fault)
            : default;

    public ValueTask VisitScalarAsync(
        ValidationContext context,
        GraphQLVariableDefinition variable,
        VariableName variableName,
        ScalarGraphType type,
        object? variableValue,
        object? parsedValue
    ) => default;

    public ValueTask VisitListAsync(
        ValidationContext context,
        GraphQLVariableDefinition variable,
        VariableName variableName,
        ListGraphType type,
        object? variableValue,
        IList<object?>? parsedValue
    ) => default;

    public ValueTask VisitFieldAsync(
        ValidationContext context,
        GraphQLVariableDefinition variable,
        VariableName variableName,
        IInputObjectGraphType graphType,
        FieldType fieldType,
        object? variableValue,
        object? parsedValue
    ) => default;
}
