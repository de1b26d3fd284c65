using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL;

public sealed partial class Subscription
{
    [Description("Tiles as they change.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<TileLive>]
    public static TileChange TileChanged(
        [Change] TileChange change,
        [Description("Which tiles; all of them by default.")] IReadOnlyList<TileKey>? keys = null,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;
}
