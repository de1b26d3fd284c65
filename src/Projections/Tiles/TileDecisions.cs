using HotDash.Projections.Storage;

namespace HotDash.Projections.Tiles;

/// <summary>Which approval did a decision on a tile open?</summary>
public sealed class TileDecisions(DatabasePools pools)
{
    /// <summary>The approval of the decision that is this version of the tile's stream; null where it opened none.</summary>
    public async Task<string?> ApprovalOf(string shop, string stream, int version, CancellationToken cancel)
    {
        var found = await ShopBatch
            .For(pools, shop)
            .With(
                """
                select data->>'approvalId' from hotdash.mt_events
                 where tenant_id = $1 and stream_id = $2 and version = $3 and type = 'tile_decided.v1'
                """,
                shop,
                stream,
                (long)version
            )
            .List(row => row.IsDBNull(0) ? null : row.GetString(0), cancel);
        return found is [var approval] ? approval : null;
    }
}
