using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Preferences;

/// <summary>Whoever has a dashboard puts these tiles first, in this order.</summary>
public sealed record ReorderTiles(ImmutableArray<TileKey> Tiles) : Command;

public static class ReorderTilesHandler
{
    public static Task<CommandResult> Handle(
        ReorderTiles command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => PreferencesStream.Decide(pipeline, command, (own, facts) => own.Reorder(command.Tiles, facts), cancel);
}
