using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>R34: a tile's figures as somebody read them, or that they could not be read.</summary>
/// <param name="Key">Which tile.</param>
/// <param name="AsOf">When the figures were so; not in the future, not before the last snapshot's; null: now.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Data">The figures; null when they could not be read.</param>
/// <param name="Error">Why not, 1..280 characters; null when they could.</param>
public sealed record TileSnapshot(TileKey Key, Instant? AsOf, TileSource Source, TileData? Data, string? Error = null)
{
    /// <summary>R34: how long a snapshot is kept as it was; by the day it is for ever.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(90);

    /// <summary>The first limit that it breaks; null when it keeps all.</summary>
    /// <param name="last">The instant of the last snapshot; null before the first.</param>
    /// <param name="now">The present.</param>
    internal Refusal? Broken(Instant? last, Instant now)
    {
        if (!Enum.IsDefined(Key) || TileBook.WorkedOut.Contains(Key) || Data?.Fits(Key) == false)
            return DataLimits.Value("These are no data of this tile.", "Send those that the tile takes.", "tile");
        if ((Data is null) == (Error is null))
            return DataLimits.Value("Either figures or an error.", "Send one of both.", "tile");
        if (AsOf > now)
            return DataLimits.Value(
                "A snapshot is not of the future.",
                "Send when the figures were read, or leave it out.",
                "asOf"
            );
        if (AsOf < now - KeptFor)
            return DataLimits.Value(
                "A snapshot is kept for 90 days, and this one is older.",
                "Send later figures.",
                "asOf"
            );
        if (AsOf < last)
            return new Refusal(
                ErrorCode.InvalidState,
                "The tile shows newer figures.",
                "Read the figures again and send those.",
                ["asOf"]
            );
        return DataLimits.Defined(Source, "source")
            ?? DataLimits.Maybe(Error, DataLimits.Title, "failed", "message")
            ?? Data?.Broken();
    }
}
