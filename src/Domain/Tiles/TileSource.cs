namespace HotDash.Domain.Tiles;

/// <summary>Where a tile's figures come from.</summary>
public enum TileSource
{
    /// <summary>Read at their source when the snapshot was taken.</summary>
    Live,

    /// <summary>Read before, and kept by whoever recorded them.</summary>
    Cache,

    /// <summary>Made up, for a demonstration.</summary>
    Sample,
}
