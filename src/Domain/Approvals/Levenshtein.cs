namespace HotDash.Domain.Approvals;

/// <summary>R8: how many single characters were inserted, deleted or replaced.</summary>
internal static class Levenshtein
{
    /// <summary>The distance in UTF-16 code units; null when either text is longer than 4,000 of them.</summary>
    public static int? Between(string before, string after)
    {
        if (before.Length > Longest || after.Length > Longest)
            return null;
        // Most edits leave both ends alone.
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var a = before.AsSpan(head..^tail);
        var b = after.AsSpan(head..^tail);
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }

    private const int Longest = 4000;
}
