namespace HotDash.Domain.Tiles;

/// <summary>What a tile shows, as whoever records it read it; typed per tile. What follows from it is worked out where it is shown.</summary>
public abstract record TileData
{
    /// <summary>Whether these are data of that tile.</summary>
    public abstract bool Fits(TileKey key);

    /// <summary>The figures that daily roll-ups keep for ever, by name.</summary>
    public abstract IEnumerable<(string Name, double Value)> Figures { get; }

    /// <summary>The figures that are compared with those of a week ago, by name; none where nothing is.</summary>
    public virtual IEnumerable<(string Name, double Value)> Compared => [];

    /// <summary>What makes figures comparable at all, such as their currency; null where all are.</summary>
    public virtual string? Unit => null;

    /// <summary>Whose personal text it holds.</summary>
    public virtual IEnumerable<string> Subjects => [];

    /// <summary>The first limit that it breaks; null when it keeps all.</summary>
    internal abstract Refusal? Broken();
}
