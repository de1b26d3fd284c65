using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HotDash.Domain;

/// <summary>RFC 8785: reads JSON of a stranger, strictly, and writes the one canonical text of its value.</summary>
internal static class JsonCanonical
{
    /// <summary>The canonical text; null, and why, when there is none.</summary>
    public static string? TryWrite(ReadOnlySpan<byte> utf8, out string reason)
    {
        try
        {
            // Without a final-block reader, a half-open value would wait for more instead of failing.
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
            var text = new StringBuilder(utf8.Length);
            reader.Read();
            reason = Append(text, ref reader) ?? "";
            if (reason.Length > 0)
                return null;
            reader.Read(); // what follows the value fails here
            return text.ToString();
        }
        catch (JsonException e)
        {
            reason = string.Create(
                CultureInfo.InvariantCulture,
                $"it is not JSON (byte {e.BytePositionInLine} of line {e.LineNumber + 1})"
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            reason = "it contains half a surrogate pair, or bytes that are not UTF-8";
            return null;
        }
    }

    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append(@"\b"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\f' => text.Append(@"\f"),
                '\r' => text.Append(@"\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }

    private static string? Append(StringBuilder text, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return AppendObject(text, ref reader);
            case JsonTokenType.StartArray:
                return AppendArray(text, ref reader);
            case JsonTokenType.String:
                var value = reader.GetString()!;
                AppendString(text, value);
                return Texts.FaultOf(value);
            case JsonTokenType.Number:
                var number = JsonNumber.TryWrite(Encoding.ASCII.GetString(reader.ValueSpan));
                text.Append(number);
                return number is null ? "it contains a number that a double does not keep" : null;
            default:
                text.Append(Encoding.ASCII.GetString(reader.ValueSpan));
                return null;
        }
    }

    private static string? AppendArray(StringBuilder text, ref Utf8JsonReader reader)
    {
        text.Append('[');
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
                text.Append(',');
            if (Append(text, ref reader) is { } fault)
                return fault;
        }
        text.Append(']');
        return null;
    }

    private static string? AppendObject(StringBuilder text, ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (Texts.FaultOf(name) is { } fault)
                return fault;
            reader.Read();
            var value = new StringBuilder();
            if (Append(value, ref reader) is { } inner)
                return inner;
            if (!members.TryAdd(name, value.ToString()))
                return "it names a key twice";
        }
        var comma = "{";
        // By UTF-16 code units, as RFC 8785 sorts: that is ordinal order here.
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            AppendString(text.Append(comma), name);
            text.Append(':').Append(value);
            comma = ",";
        }
        text.Append(members.Count == 0 ? "{}" : "}");
        return null;
    }
}
