using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>R52: what waited, told as one.</summary>
/// <param name="Kind">What it is about: SYSTEM for several.</param>
/// <param name="Priority">Its loudest item's; never CRITICAL, which does not wait.</param>
/// <param name="Title">Its headline; a single item's own.</param>
/// <param name="Message">The headlines of its first five, the loudest first; a single item's own message.</param>
/// <param name="Action">Where it leads; null for several.</param>
/// <param name="ExpiresAt">When its last item is of no use any more.</param>
public sealed record Digest(
    NotificationKind Kind,
    NotificationPriority Priority,
    string Title,
    string Message,
    NoticeAction? Action,
    Instant ExpiresAt
)
{
    /// <summary>Of what waits and is still of use at that instant; null where nothing is.</summary>
    /// <param name="waiting">What waited, in the order in which it was raised.</param>
    /// <param name="now">When it is told.</param>
    public static Digest? Of(IReadOnlyCollection<Digest> waiting, Instant now)
    {
        ImmutableArray<Digest> items = [.. waiting.Where(x => now < x.ExpiresAt).OrderByDescending(x => x.Priority)];
        if (items is [] or [_])
            return items.FirstOrDefault();
        var told = items.Take(Named).Select(x => x.Title);
        var more = items.Length > Named ? [$"and {Text(items.Length - Named)} more"] : (string[])[];
        return new(
            NotificationKind.System,
            items[0].Priority,
            $"{Text(items.Length)} notifications",
            string.Join("; ", told.Concat(more)) + ".",
            null,
            items.Max(x => x.ExpiresAt)
        );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private const int Named = 5;
}
