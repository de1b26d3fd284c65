namespace HotDash.Domain.Tiles;

/// <summary>Whether a tile has something to show.</summary>
public enum TileState
{
    /// <summary>Its data are those of the last snapshot.</summary>
    Ok,

    /// <summary>The last attempt to read its figures failed; its data are those before.</summary>
    Error,

    /// <summary>No snapshot was ever recorded.</summary>
    Unconfigured,
}
