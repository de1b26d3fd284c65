using System.Collections.Immutable;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.Live;
using HotDash.Domain.Tiles;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>
/// Works out which tiles changed: by a snapshot, or by what happened to an approval. It tells states, so many facts may become one
/// change.
/// </summary>
internal sealed class TileLive : LiveSource
{
    public override bool Concerns(JournalRow row) => !Meant(row).IsEmpty;

    public override async Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        new(
            await Change(
                question,
                question.Position,
                ChangeKind.Snapshot,
                TileBook.DefaultOrder.Where(x => Asked(question, x)),
                cancel
            )
        );

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var changed = rows.Where(row => Meant(row).Any(x => Asked(question, x))).ToList();
        return changed.Count == 0
            ? []
            :
            [
                await Change(
                    question,
                    changed[^1].Position,
                    ChangeKind.Changed,
                    TileBook.DefaultOrder.Where(x =>
                        Asked(question, x) && changed.Exists(row => Meant(row).Contains(x))
                    ),
                    cancel
                ),
            ];
    }

    private static async Task<TileChange> Change(
        LiveQuestion question,
        long position,
        ChangeKind kind,
        IEnumerable<TileKey> keys,
        CancellationToken cancel
    ) => new(question.CursorAt(position), kind, true, [.. await TilePages.Read([.. keys], question.Request, cancel)]);

    private static bool Asked(LiveQuestion question, TileKey key) =>
        question.Argument<IReadOnlyList<TileKey>>("keys") is not { } keys || keys.Contains(key);

    private static ImmutableArray<TileKey> Meant(JournalRow row) =>
        ApprovalQueueLive.IsOfApproval(row) ? TileBook.WorkedOut
        : row.Source == JournalSource.Snapshot && Domain.Tiles.Tile.OfKey(row.Stream) is { } key ? [key]
        : [];
}
