using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Scalars;

/// <summary>Text without what PostgreSQL or Unicode cannot hold: NUL and lone surrogates are refused.</summary>
internal sealed class TextScalar : StringGraphType
{
    public TextScalar() => Name = "String";

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue s => Checked(s.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw Input.Expected("text", value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            string s => Checked(s),
            _ => throw Input.Expected("text", value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) => value;

    private static string Checked(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                throw CodedError.Invalid("The text contains NUL.");
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || ++i == text.Length || !char.IsLowSurrogate(text[i]))
                throw CodedError.Invalid("The text is not valid Unicode: it contains a lone surrogate.");
        }
        return text;
    }
}

/// <summary>A global id.</summary>
internal sealed class IdScalar : IdGraphType
{
    public IdScalar() => Name = "ID";

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue s => GlobalId.Parse(s.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw Input.Expected("an id", value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or GlobalId => value,
            string s => GlobalId.Parse(s),
            _ => throw Input.Expected("an id", value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) => value?.ToString();
}

/// <summary>True or false; nothing else stands for either.</summary>
internal sealed class BooleanScalar : BooleanGraphType
{
    public BooleanScalar() => Name = "Boolean";

    public override object? ParseValue(object? value) =>
        value is null or bool ? value : throw Input.Expected("true or false", value);

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;
}

internal static class Input
{
    /// <summary>What is wrong with a value, in words of the API.</summary>
    public static CodedError Expected(string what, object? found, ErrorCode code = ErrorCode.InvalidValue) =>
        new(code, $"Expected {what}, found {Describe(found)}.");

    /// <summary>Whether a scalar can parse is only asked to say that it cannot; parsing itself says why.</summary>
    public const bool SaysWhyLater = true;

    private static string Describe(object? found) =>
        found switch
        {
            null or GraphQLNullValue => "null",
            JsonElement { ValueKind: JsonValueKind.Number } n => Short(n.GetRawText()),
            JsonElement => "text that is not valid Unicode",
            string s => $"'{Short(s)}'",
            bool b => b ? "true" : "false",
            VariableObject or GraphQLObjectValue => "an object",
            VariableList or GraphQLListValue => "a list",
            GraphQLStringValue s => $"'{Short(s.Value.ToString())}'",
            GraphQLIntValue n => Short(n.Value.ToString()),
            GraphQLFloatValue n => Short(n.Value.ToString()),
            GraphQLBooleanValue b => b.BoolValue ? "true" : "false",
            GraphQLEnumValue e => Short(e.Name.StringValue),
            _ => "something else",
        };

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
