using System.Globalization;

namespace HotDash.Domain;

/// <summary>
/// Numbers as RFC 8785 writes them: the shortest digits that name the double, in ECMAScript's layout.
/// A literal survives a double when the double, written with as many digits as the literal has, is the literal.
/// </summary>
internal static class JsonNumber
{
    /// <summary>The canonical text of a JSON literal; null when it does not survive a double.</summary>
    public static string? TryWrite(string literal)
    {
        var number = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            return null;
        var (digits, exponent) = Split(literal);
        if (digits.Length == 0)
            return Write(0);
        // No double has more than 767 significant digits.
        if (digits.Length > 767)
            return null;
        var written = number.ToString($"E{digits.Length - 1}", CultureInfo.InvariantCulture);
        return Split(written) == (digits, exponent) ? Write(number) : null;
    }

    /// <summary>ECMAScript's Number::toString of a finite double.</summary>
    public static string Write(double number)
    {
        if (number == 0)
            return "0";
        var sign = number < 0 ? "-" : "";
        // .NET's round-trip format is the shortest text that names the double, as ECMAScript asks.
        var (digits, n) = Split(number.ToString("R", CultureInfo.InvariantCulture)); // the value is 0.digits x 10^n
        var k = digits.Length;
        var text = n switch
        {
            _ when k <= n && n <= 21 => digits + new string('0', n - k),
            > 0 and <= 21 => $"{digits[..n]}.{digits[n..]}",
            > -6 and <= 0 => $"0.{new string('0', -n)}{digits}",
            _ => Scientific(digits, n - 1),
        };
        return sign + text;
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}"
        );
    }

    /// <summary>Significant digits without zeros at either end, and the power of ten of <c>0.digits</c>.</summary>
    private static (string Digits, int Exponent) Split(string literal)
    {
        var e = literal.AsSpan().IndexOfAny('e', 'E');
        var mantissa = e < 0 ? literal : literal[..e];
        // An exponent of many digits is far beyond a double already; zero has none worth reading.
        var power = e < 0 ? 0 : (int)Math.Clamp(Power(literal.AsSpan(e + 1)), -100_000, 100_000);
        mantissa = mantissa.TrimStart('-', '+');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole - leading + power);
    }

    private static double Power(ReadOnlySpan<char> text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
