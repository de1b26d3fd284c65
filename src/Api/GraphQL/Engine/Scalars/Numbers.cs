using System.Globalization;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine.Scalars;

/// <summary>A whole number of 32 bits.</summary>
internal sealed class IntScalar : IntGraphType
{
    public IntScalar() => Name = "Int";

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLIntValue n => Parse(n.Value.Span, value),
            GraphQLNullValue => null,
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or int => value,
            JsonElement { ValueKind: JsonValueKind.Number } n => Parse(n.GetRawText(), value),
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) => value;

    private static int Parse(ReadOnlySpan<char> text, object found) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : throw Input.Expected(What, found);

    private const string What = "a whole number of 32 bits";
}

/// <summary>A finite number that a double holds.</summary>
internal sealed class FloatScalar : FloatGraphType
{
    public FloatScalar() => Name = "Float";

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLIntValue n => Parse(n.Value.Span, value),
            GraphQLFloatValue n => Parse(n.Value.Span, value),
            GraphQLNullValue => null,
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            double d when double.IsFinite(d) => value,
            JsonElement { ValueKind: JsonValueKind.Number } n => Parse(n.GetRawText(), value),
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) =>
        value is double d && !double.IsFinite(d)
            ? throw new InvalidOperationException("JSON has no such number.")
            : value;

    private static double Parse(ReadOnlySpan<char> text, object found) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d)
            ? d
            : throw Input.Expected(What, found);

    private const string What = "a finite number";
}

/// <summary>An exact decimal number, written as a string so that no client turns it into a double.</summary>
internal sealed class DecimalScalar : ScalarGraphType
{
    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "An exact decimal number, as a string: at most 28 significant digits.";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue s => Parse(s.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or decimal => value,
            string s => Parse(s),
            _ => throw Input.Expected(What, value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) =>
        value is decimal d ? d.ToString(CultureInfo.InvariantCulture) : value;

    private static decimal Parse(string text) =>
        text.Count(char.IsAsciiDigit) <= 28
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var d
        )
            ? d
            : throw Input.Expected(What, text);

    private const string What = "a decimal number as a string";
}
