using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDash.Domain;

/// <summary>R73: text that others than its subject may see. E-mail addresses, telephone and card numbers are found in it and masked.</summary>
public static class PublicText
{
    /// <summary>The text with every address as <c>j***@h***.com</c>, and of every telephone, card and order number the last 4 digits.</summary>
    public static string Mask(string text)
    {
        text = Email.Replace(text, address => MaskEmail(address.Value));
        text = Order.Replace(text, order => "#" + MaskNumber(order.Value));
        return Number.Replace(
            text,
            number => IsPhone(number.Value) || IsCard(number.Value) ? MaskNumber(number.Value) : number.Value
        );
    }

    /// <summary><c>jane@house.example.com</c> as <c>j***@h***.com</c>; what is no address becomes three asterisks.</summary>
    public static string MaskEmail(string address) =>
        address.Split('@') is [{ Length: > 0 } name, { Length: > 0 } host] && host.LastIndexOf('.') is > 0 and var dot
            ? $"{First(name)}***@{First(host)}***{host[dot..]}"
            : "***";

    /// <summary><c>Jane Doe</c> as <c>J***</c>, an address as <see cref="MaskEmail"/> has it; the name is not blank.</summary>
    public static string MaskName(string name) =>
        name.Contains('@', StringComparison.Ordinal) ? MaskEmail(name) : $"{First(name)}***";

    /// <summary>Three asterisks and the last 4 digits; of a number with 4 digits or fewer nothing but the asterisks.</summary>
    public static string MaskNumber(string number) =>
        Digits(number) is { Length: > 4 } digits ? $"***{digits[^4..]}" : "***";

    /// <summary>Whether the text shows an e-mail address, a telephone or a card number that is none of these.</summary>
    /// <param name="text">What would be seen.</param>
    /// <param name="own">Addresses and numbers of whoever it is for: it may show them.</param>
    public static bool ShowsOthers(string text, IReadOnlyCollection<string> own)
    {
        text = Plain(text);
        return Email.Matches(text).Any(address => !own.Contains(address.Value, StringComparer.OrdinalIgnoreCase))
            || Number
                .Matches(Email.Replace(text, " "))
                .Any(number =>
                    (IsCard(number.Value) && !own.Any(one => Digits(one) == Digits(number.Value)))
                    || (IsPhone(number.Value) && !own.Any(one => SameLine(Digits(one), Digits(number.Value))))
                );
    }

    /// <summary>Letters, digits, dashes and spaces of other shapes read the same to a person, and what has no width is not seen.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                .Select(c =>
                    c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0)
                    : char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c))
                    : c is '\uFE6B' ? '@'
                    : c is '\u3002' or '\uFF61' ? '.'
                    : char.GetUnicodeCategory(c) switch
                    {
                        UnicodeCategory.DashPunctuation => '-',
                        UnicodeCategory.SpaceSeparator => ' ',
                        _ => c,
                    }
                )
        );

    /// <summary>13 to 19 digits with the check digit of a payment card.</summary>
    private static bool IsCard(string number) =>
        Digits(number) is { Length: >= 13 and <= 19 } digits && HasCheckDigit(digits);

    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }
        return sum % 10 == 0 && digits.Any(c => c != '0');
    }

    /// <summary>With a country's code 8 to 15 digits, else 10 or 11, or 7 as 555-0100. What begins as a date does is none, nor an order's number.</summary>
    private static bool IsPhone(string number)
    {
        var digits = Digits(number);
        if (number.StartsWith('#') || Date.IsMatch(number))
            return false;
        return number.StartsWith('+') || number.StartsWith("00", StringComparison.Ordinal)
            ? digits.Length is >= 8 and <= 15
            : digits.Length is 10 or 11 || Local.IsMatch(number);
    }

    /// <summary>With or without a country's code, or the zero that stands for it.</summary>
    private static bool SameLine(string a, string b)
    {
        var shared = Math.Min(Math.Min(a.Length, b.Length), ShortestLine);
        return shared >= 7 && a[^shared..] == b[^shared..];
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    private static string First(string text) => char.IsHighSurrogate(text[0]) ? text[..2] : text[..1];

    private static readonly Regex Email = Of(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+");
    private static readonly Regex Order = Of(@"#[0-9]{5,}");
    private static readonly Regex Number = Of(@"[+#]?[(]?[0-9]([ \u00A0()./-]{0,3}[0-9])+");
    private static readonly Regex Date = Of(
        @"^[(]?((19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](19|20)[0-9]{2})"
    );
    private static readonly Regex Local = Of(@"^[0-9]{3}[ .-][0-9]{4}$");
    private const int ShortestLine = 9;

    // In time linear in the text, whatever a client sends.
    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
