using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;

namespace HotDash.Api.GraphQL.Tiles;

[Name("TileChange")]
[Description("What a watcher of tiles is told.")]
public sealed record TileChange(
    [property: Description("Resumes behind this message.")] string Cursor,
    [property: Description("Snapshot or change.")] ChangeKind Kind,
    [property: Description("Always true: all tiles are one message.")] bool Complete,
    [property: Description("The tiles as they stand: all in a snapshot, those that changed in a change."), ListSize(16)]
        IReadOnlyList<TileNode> Tiles
) : ILiveChange;
