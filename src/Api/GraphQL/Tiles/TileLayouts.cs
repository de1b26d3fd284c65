using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>Tells how each viewer has arranged the tiles: the one place that the dashboard asks.</summary>
internal static class TileLayouts
{
    /// <summary>The viewer's own arrangement.</summary>
    public static Task<TileLayout> Of(RequestContext request, CancellationToken cancel) =>
        Task.FromResult(TileLayout.Default);
}
