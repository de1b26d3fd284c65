using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Domain;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("One tile; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<TileNode?> Tile(
        [Description("Which.")] TileKey key,
        RequestContext request,
        CancellationToken cancel
    ) => (await TilePages.Read([key], request, cancel)).Single();
}
