using System.ComponentModel;
using GraphQL;
using GraphQL.Types;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Tiles;
using HotDash.Projections.Approvals;
using HotDash.Projections.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>A tile of the dashboard, as it is shown.</summary>
[Name("Tile")]
[Description("A tile of the dashboard.")]
[Implements(typeof(INode))]
public sealed class TileNode(TileView view, Reader reader) : INode
{
    internal const string Type = "Tile";

    [Description("The same for ever: there is one of each key a shop.")]
    public GlobalId Id => new(Type, TileJson.NameOf(view.Key));

    [Description("Which tile.")]
    public TileKey Key => view.Key;

    [Description("What people call it.")]
    public string Title => TileBook.TitleOf(view.Key);

    [Description("Whether it has something to show.")]
    public TileState State =>
        view.WorkedOut is not null ? TileState.Ok : view.Recorded?.State ?? TileState.Unconfigured;

    [Description("What it shows; null where nothing could ever be read."), OutputType(typeof(TileDataUnion))]
    public object? Data =>
        view.WorkedOut switch
        {
            ApprovalQueueSummary queue => new ApprovalsQueueNode(queue),
            AgentActions agents => new CeoAgentNode(agents),
            OpsMetrics ops => new OpsMetricsNode(ops),
            _ => view.Recorded is { Data: { } data } tile ? Shown(data, tile) : null,
        };

    [Description("Where the figures come from; null where there are none.")]
    public TileSource? Source => view.WorkedOut is not null ? TileSource.Live : view.Recorded?.Source;

    [Description("When the figures were so, or were found unreadable; null where nobody recorded any.")]
    public Instant? AsOf => view.WorkedOut is not null ? view.Now : view.Recorded?.AsOf;

    [Description("Whether the figures are older than twice the time between two refreshes.")]
    public bool Stale => view.Recorded is { } tile && TileBook.IsStale(tile.Key, tile.AsOf, view.Now);

    [Description("Why the figures could not be read; null when they could.")]
    public string? Error => view.Recorded?.Error;

    private object Shown(TileData data, RecordedTile tile) =>
        data switch
        {
            SalesPulse x => new SalesPulseNode(x, tile),
            Fulfillment x => new FulfillmentNode(x),
            Inventory x => new InventoryNode(x),
            CxEscalations x => new CxEscalationsNode(x, reader),
            SeoContent x => new SeoContentNode(x, tile),
            IdeaPool x => new IdeaPoolNode(x),
            UnreadMessages x => new UnreadMessagesNode(x, reader),
            AverageOrder x => new AverageOrderNode(x, tile),
            Returns x => new ReturnsNode(x, tile),
            _ => new MetricNode((Metric)data, tile),
        };
}

/// <summary>What a tile can show.</summary>
internal sealed class TileDataUnion : UnionGraphType
{
    public TileDataUnion()
    {
        Name = "TileData";
        Description = "What a tile shows: a type of its own for each tile, one for the four with a headline figure.";
        Type<ObjectType<OpsMetricsNode>>();
        Type<ObjectType<SalesPulseNode>>();
        Type<ObjectType<FulfillmentNode>>();
        Type<ObjectType<InventoryNode>>();
        Type<ObjectType<CxEscalationsNode>>();
        Type<ObjectType<SeoContentNode>>();
        Type<ObjectType<ApprovalsQueueNode>>();
        Type<ObjectType<IdeaPoolNode>>();
        Type<ObjectType<CeoAgentNode>>();
        Type<ObjectType<UnreadMessagesNode>>();
        Type<ObjectType<AverageOrderNode>>();
        Type<ObjectType<ReturnsNode>>();
        Type<ObjectType<MetricNode>>();
    }
}
