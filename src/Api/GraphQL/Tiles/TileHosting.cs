using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>What the fields of tiles need.</summary>
public static class TileHosting
{
    public static IServiceCollection AddTileFields(this IServiceCollection services) =>
        services
            .AddSingleton<TileBoard>()
            .AddSingleton<TileDecisions>()
            .AddSingleton<INodeLoader, TileLoader>()
            .AddSingleton<TileLive>()
            .AddTileWords();
}
