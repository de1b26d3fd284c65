using HotDash.Domain;
using HotDash.Domain.Tiles;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds what was told of a tile and decided on it, one document a tile.</summary>
public sealed partial class TileFold : SingleStreamProjection<Tile, string>
{
    /// <summary>Of these facts alone: no other append is to look for a tile.</summary>
    public TileFold()
    {
        IncludeType<TileAnomalyDetected>();
        IncludeType<TileDecided>();
    }

    /// <inheritdoc/>
    public override Tile? Evolve(Tile? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? Tile.Evolve(snapshot, fact) : snapshot;
}
