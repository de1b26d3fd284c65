using System.Globalization;
using System.Text.Json;

namespace HotDash.Domain;

/// <summary>
/// A JSON value kept as its RFC 8785 canonical text, so that equal values are equal texts and a digest can be
/// recomputed at any time. A number stays a number. Nesting up to 64. What the canonical form would not keep
/// (duplicate keys, NUL, lone surrogates, numbers that do not survive a double) never becomes a value (R3).
/// </summary>
public sealed partial record Json
{
    private Json(string canonical) => Text = canonical;

    /// <summary><c>null</c>.</summary>
    public static readonly Json Null = new("null");

    /// <summary>The canonical text, UTF-16 in memory, UTF-8 outside.</summary>
    public string Text { get; }

    /// <summary>Whether it is a JSON object.</summary>
    public bool IsObject => Text[0] == '{';

    /// <summary>Whether it is a JSON array.</summary>
    public bool IsArray => Text[0] == '[';

    /// <summary>Whether it is a JSON string.</summary>
    public bool IsString => Text[0] == '"';

    /// <summary>The value, for reading. Parsed at every call: keep it while reading several parts.</summary>
    public JsonElement Root => JsonElement.Parse(Text);

    /// <summary>Reads a text that a stranger wrote. False, and a reason in one clause, when R3 refuses it; <paramref name="json"/> is then <c>null</c>'s value.</summary>
    public static bool TryParse(string text, out Json json, out string reason)
    {
        // Encoding would replace a lone surrogate silently, so that it must be looked for before.
        if (Texts.FaultOf(text) is { } fault)
            return Refused(fault, out json, out reason);
        return TryParse(System.Text.Encoding.UTF8.GetBytes(text), out json, out reason);
    }

    /// <summary>Reads UTF-8 that a stranger wrote. False, and a reason in one clause, when R3 refuses it; <paramref name="json"/> is then <c>null</c>'s value.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Json json, out string reason)
    {
        var canonical = JsonCanonical.TryWrite(utf8, out reason);
        json = canonical is null ? Null : new Json(canonical);
        return canonical is not null;
    }

    /// <summary>Takes a text that this type wrote before, unchecked: for storage only.</summary>
    public static Json FromCanonical(string canonical) => new(canonical);

    /// <summary>A JSON string; the text is free of NUL and lone surrogates.</summary>
    public static Json Of(string text)
    {
        var canonical = new System.Text.StringBuilder(text.Length + 2);
        JsonCanonical.AppendString(canonical, text);
        return new Json(canonical.ToString());
    }

    /// <summary>A JSON number; finite.</summary>
    public static Json Of(double number) => new(JsonNumber.Write(number));

    /// <summary>A JSON array.</summary>
    public static Json ArrayOf(IEnumerable<Json> items) => new($"[{string.Join(',', items.Select(i => i.Text))}]");

    /// <summary>A JSON object; names are distinct, in any order.</summary>
    public static Json ObjectOf(params IEnumerable<(string Name, Json Value)> members) =>
        new(
            "{"
                + string.Join(
                    ',',
                    members
                        .OrderBy(m => m.Name, StringComparer.Ordinal)
                        .Select(m => string.Concat(Of(m.Name).Text, ":", m.Value.Text))
                )
                + "}"
        );

    /// <summary>The members of an object, in canonical order; none when it is no object.</summary>
    public IEnumerable<(string Name, Json Value)> Members =>
        IsObject ? Root.EnumerateObject().Select(m => (m.Name, Of(m.Value))) : [];

    /// <summary>The items of an array; none when it is no array.</summary>
    public IEnumerable<Json> Items => IsArray ? Root.EnumerateArray().Select(Of) : [];

    /// <summary>The object's member of this name; null when absent, or when it is no object.</summary>
    public Json? Member(string name) => IsObject && Root.TryGetProperty(name, out var value) ? Of(value) : null;

    /// <summary>The text of the object's member; null when absent or no string.</summary>
    public string? StringAt(string name) =>
        IsObject && Root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The number at the object's member, exactly as written; null when absent, no number, or beyond a decimal.</summary>
    public decimal? DecimalAt(string name) =>
        IsObject
        && Root.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number)
            ? number
            : null;

    /// <summary>The money at the object's member, <c>{ "amount": "12.50", "currency": "EUR" }</c>; null when absent or not such.</summary>
    public Money? MoneyAt(string name) =>
        Member(name) is { } money
        && decimal.TryParse(
            money.StringAt("amount"),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var amount
        )
        && money.StringAt("currency") is { Length: 3 } currency
        && currency.All(char.IsAsciiLetterUpper)
            ? new Money(amount, currency)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    // A part of a canonical text is canonical.
    private static Json Of(JsonElement part) => new(part.GetRawText());

    private static bool Refused(string why, out Json json, out string reason)
    {
        (json, reason) = (Null, why);
        return false;
    }
}
