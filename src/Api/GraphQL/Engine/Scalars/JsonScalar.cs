using System.Text;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Scalars;

/// <summary>Any JSON value, kept as given: a number stays that number, and what cannot be kept so is refused.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar()
    {
        Name = "JSON";
        Description =
            "Any JSON value with its types, as RFC 8785 can keep it: no doubled keys, NUL, lone surrogates, or numbers beyond a double.";
    }

    public override object? ParseLiteral(GraphQLValue value)
    {
        if (value is GraphQLNullValue)
            return null;
        var text = new StringBuilder();
        Append(text, value);
        return Parsed(Json.TryParse(text.ToString(), out var json, out var reason), json, reason);
    }

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or Json => value,
            VariableObject o => Parsed(o.Json),
            VariableList l => Parsed(l.Json),
            JsonElement e => Parsed(e),
            bool b => Parsed(Json.TryParse(b ? "true" : "false", out var json, out var reason), json, reason),
            string s => Parsed(Json.TryParse(JsonSerializer.Serialize(s), out var json, out var reason), json, reason),
            _ => throw Refused("it is no JSON"),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) => value is Json json ? new Verbatim(json.Text) : value;

    private static Json Parsed(JsonElement raw) =>
        Parsed(Json.TryParse(Encoding.UTF8.GetBytes(raw.GetRawText()), out var json, out var reason), json, reason);

    private static Json Parsed(bool isGood, Json json, string reason) => isGood ? json : throw Refused(reason);

    private static CodedError Refused(string reason, string? nextStep = null) =>
        new(ErrorCode.InvalidArguments, $"This JSON cannot be kept as it is: {reason}.", nextStep);

    private static void Append(StringBuilder text, GraphQLValue value)
    {
        switch (value)
        {
            case GraphQLObjectValue o:
                text.Append('{');
                foreach (var field in o.Fields ?? [])
                {
                    Separate(text, '{');
                    text.Append('"').Append(field.Name.StringValue).Append("\":");
                    Append(text, field.Value);
                }
                text.Append('}');
                break;
            case GraphQLListValue l:
                text.Append('[');
                foreach (var item in l.Values ?? [])
                {
                    Separate(text, '[');
                    Append(text, item);
                }
                text.Append(']');
                break;
            case GraphQLStringValue s:
                AppendText(text, s.Value.ToString());
                break;
            case GraphQLIntValue n:
                text.Append(n.Value.Span);
                break;
            case GraphQLFloatValue n:
                text.Append(n.Value.Span);
                break;
            case GraphQLBooleanValue b:
                text.Append(b.BoolValue ? "true" : "false");
                break;
            case GraphQLNullValue:
                text.Append("null");
                break;
            case GraphQLVariable:
                throw Refused("a variable cannot stand inside", "Send the whole JSON value as one variable.");
            default:
                throw Refused("a name without quotes is no JSON");
        }
    }

    /// <summary>Serializing would replace a lone surrogate silently, so that it must be looked for before.</summary>
    private static void AppendText(StringBuilder text, string value)
    {
        if (Texts.FaultOf(value) is { } fault)
            throw Refused(fault);
        text.Append(JsonSerializer.Serialize(value));
    }

    /// <summary>A name begins with no comma, so that what was written last tells whether one is due.</summary>
    private static void Separate(StringBuilder text, char opened)
    {
        if (text[^1] != opened)
            text.Append(',');
    }
}
