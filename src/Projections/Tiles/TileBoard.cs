using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;
using HotDash.Projections.Approvals;
using HotDash.Projections.Preferences;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Tiles;

/// <summary>A tile as it is shown.</summary>
/// <param name="Key">Which tile.</param>
/// <param name="Recorded">What snapshots left of it; null where nobody recorded any, or none is.</param>
/// <param name="WorkedOut">What HotDash works out itself: the queue's summary, <see cref="OpsMetrics"/> or <see cref="AgentActions"/>; else null.</param>
/// <param name="Now">The instant at which it is looked at.</param>
public sealed record TileView(TileKey Key, RecordedTile? Recorded, object? WorkedOut, Instant Now);

/// <summary>What do the tiles show? All that are asked for in one round trip.</summary>
public sealed class TileBoard(DatabasePools pools, SubjectKeys keys)
{
    /// <summary>These tiles, in their order.</summary>
    public async Task<IReadOnlyList<TileView>> Read(
        string shop,
        IReadOnlyList<TileKey> wanted,
        Instant now,
        CancellationToken cancel
    )
    {
        if (wanted.Count == 0)
            return [];
        return await Views(shop, wanted, await Ask(shop, null, wanted, now, cancel), now, cancel);
    }

    /// <summary>A person's own dashboard, in the same one round trip: how the tiles stand, and those that are shown, in their order.</summary>
    public async Task<(PersonPreferences Own, IReadOnlyList<TileView> Shown)> ReadOwn(
        string shop,
        string person,
        Instant now,
        CancellationToken cancel
    )
    {
        var found = await Ask(shop, person, TileBook.DefaultOrder, now, cancel);
        var own = found.Own!;
        return (own, await Views(shop, [.. own.Order.Except(own.Hidden)], found, now, cancel));
    }

    // The connection is back before keys are looked for on another.
    private async Task<IReadOnlyList<TileView>> Views(
        string shop,
        IReadOnlyList<TileKey> wanted,
        Found found,
        Instant now,
        CancellationToken cancel
    )
    {
        var (_, recorded, worked) = found;
        var opened = (await keys.Read(shop, () => recorded.ConvertAll(x => x()), cancel)).ToDictionary(x => x.Key);
        return
        [
            .. wanted.Select(key => new TileView(
                key,
                opened.GetValueOrDefault(key),
                worked.GetValueOrDefault(key),
                now
            )),
        ];
    }

    private async Task<Found> Ask(
        string shop,
        string? person,
        IReadOnlyList<TileKey> wanted,
        Instant now,
        CancellationToken cancel
    )
    {
        var batch = ShopBatch.For(pools, shop);
        if (person is not null)
            PreferencesList.Ask(batch, shop, person);
        RecordedTiles.Ask(batch, shop, wanted);
        var (queue, agents, ops) = (
            wanted.Contains(TileKey.ApprovalsQueue) || wanted.Contains(TileKey.CeoAgent),
            wanted.Contains(TileKey.CeoAgent),
            wanted.Contains(TileKey.OpsMetrics)
        );
        if (queue)
            ApprovalQueueSummary.Ask(batch, shop, now);
        if (agents)
            AgentActions.Ask(batch, shop, now);
        if (ops)
            OpsMetrics.Ask(batch, shop, now);
        await using var asked = batch;
        await using var rows = await batch.Read(cancel);
        var own = person is null ? null : await PreferencesList.Read(rows, cancel);
        if (person is not null)
            await Next(rows, cancel);
        var recorded = new List<Func<RecordedTile>>();
        while (await rows.ReadAsync(cancel))
            recorded.Add(RecordedTiles.Row(rows));
        var worked = new Dictionary<TileKey, object>();
        if (queue)
            worked[TileKey.ApprovalsQueue] = await ApprovalQueueSummary.Read(await Next(rows, cancel), cancel);
        if (agents)
            worked[TileKey.CeoAgent] = await AgentActions.Read(
                await Next(rows, cancel),
                ((ApprovalQueueSummary)worked[TileKey.ApprovalsQueue]).Pending,
                cancel
            );
        if (ops)
            worked[TileKey.OpsMetrics] = await OpsMetrics.Read(await Next(rows, cancel), cancel);
        return new(own, recorded, worked);
    }

    private sealed record Found(
        PersonPreferences? Own,
        List<Func<RecordedTile>> Recorded,
        Dictionary<TileKey, object> WorkedOut
    );

    private static async Task<NpgsqlDataReader> Next(NpgsqlDataReader rows, CancellationToken cancel)
    {
        await rows.NextResultAsync(cancel);
        return rows;
    }
}
