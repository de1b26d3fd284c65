using HotDash.Application.Pipeline;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Preferences;

/// <summary>Whoever has a dashboard shows a tile, or hides it.</summary>
public sealed record SetTileVisibility(TileKey Tile, bool Visible) : Command;

public static class SetTileVisibilityHandler
{
    public static Task<CommandResult> Handle(
        SetTileVisibility command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        PreferencesStream.Decide(
            pipeline,
            command,
            (own, facts) => own.SetVisibility(command.Tile, command.Visible, facts),
            cancel
        );
}
