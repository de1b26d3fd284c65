using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Tiles;

[Name("TilePayload")]
[Description("What every mutation on a tile answers.")]
public sealed record TilePayload(
    [property: Description(
        "The tile as it stands, also when refused; null for who may not see the dashboard, as an agent."
    )]
        TileNode? Tile,
    [property: Description("The approval that the decision opened; null where it opened none.")] GlobalId? ApprovalId,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
