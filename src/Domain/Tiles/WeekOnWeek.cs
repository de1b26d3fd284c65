using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>R30: how figures changed against those of a week ago.</summary>
public static class WeekOnWeek
{
    /// <summary>Compared is with the last snapshot that was taken so long ago, or longer.</summary>
    public static readonly Duration Week = Duration.FromDays(7);

    /// <summary>What was taken longer ago than this is compared with no more.</summary>
    public static readonly Duration Longest = Duration.FromDays(14);

    /// <summary>The change of every figure that both have, percent; none where there is nothing to compare, or only figures of another unit.</summary>
    /// <param name="present">Now.</param>
    /// <param name="before">A week ago; null when nothing was recorded then.</param>
    public static ImmutableDictionary<string, double> Of(TileData present, TileData? before)
    {
        if (before is null || before.Unit != present.Unit)
            return ImmutableDictionary<string, double>.Empty;
        var then = before.Compared.ToDictionary(x => x.Name, x => x.Value);
        return present
            .Compared.Where(x => then.ContainsKey(x.Name))
            .ToImmutableDictionary(x => x.Name, x => Percent(then[x.Name], x.Value));
    }

    /// <summary>From one figure to another, percent. Something after nothing counts as 100 % more, nothing after nothing as no change.</summary>
    public static double Percent(double before, double present) =>
        before != 0 ? (present - before) * 100 / before
        : present == 0 ? 0
        : 100;
}
