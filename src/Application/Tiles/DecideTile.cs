using HotDash.Application.Approvals;
using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Tiles;

/// <summary>A reviewer decides on what a tile shows; what is to happen outside becomes an approval that another decides on.</summary>
public sealed record DecideTile(TileWish Wish) : Command;

public static class DecideTileHandler
{
    public static async Task<CommandResult> Handle(
        DecideTile command,
        Pipeline.Pipeline pipeline,
        ITileRows rows,
        Rehearsal rehearsal,
        CancellationToken cancel
    )
    {
        var kind = new TileStream();
        var wish = new Wish<Tile, (TileData? Shown, NewApproval? Approval, Rehearsed? Rehearsed)>(
            command,
            kind,
            Tile.KeyOf(command.Wish.Tile),
            Begins: false,
            async (_, stop) =>
            {
                var history = await rows.Find(command.Shop, command.Wish.Tile, pipeline.Now, stop);
                if (history.Last?.Data is not { } shown || TileDrafts.Of(command.Wish, shown) is not { } draft)
                    return (history.Last?.Data, null, null);
                var approval = new NewApproval(pipeline, rehearsal, null, command, draft, Approval.Draft, command.By);
                return (shown, approval, await approval.Gather(stop));
            },
            (_, gathered, facts) =>
            {
                kind.Opened = [];
                var decision = Tile.Decide(command.Wish, gathered.Shown, gathered.Approval?.Id ?? "", facts);
                if (decision.Refusal is not null || gathered.Approval is null)
                    return decision;
                var opening = gathered.Approval.Decide(gathered.Rehearsed!, facts);
                if (opening.Refusal is { } refusal)
                    return refusal;
                kind.Opened = opening.Events;
                return decision;
            }
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
