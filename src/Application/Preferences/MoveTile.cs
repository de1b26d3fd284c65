using HotDash.Application.Pipeline;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Preferences;

/// <summary>Whoever has a dashboard moves a tile before another; null: to the end.</summary>
public sealed record MoveTile(TileKey Tile, TileKey? Before) : Command;

public static class MoveTileHandler
{
    public static Task<CommandResult> Handle(MoveTile command, Pipeline.Pipeline pipeline, CancellationToken cancel) =>
        PreferencesStream.Decide(
            pipeline,
            command,
            (own, facts) => own.Move(command.Tile, command.Before, facts),
            cancel
        );
}
