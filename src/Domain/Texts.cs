namespace HotDash.Domain;

/// <summary>What every text must be: Unicode without NUL and without half a surrogate pair, which no database and no UTF-8 keeps.</summary>
public static class Texts
{
    /// <summary>What is wrong with the text, in one clause; null when nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
                return "it contains NUL";
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return "it contains half a surrogate pair";
            i++;
        }
        return null;
    }
}
