using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("RecordTileSnapshotInput")]
[Description("A tile's figures as somebody read them.")]
public sealed class RecordTileSnapshotInput
{
    [Description("The figures, or that they could not be read.")]
    public required TileSnapshotInput Tile { get; init; }

    [Description(
        "When the figures were so: not in the future, not before the last snapshot, 90 days ago at most; now by default."
    )]
    public Instant? AsOf { get; init; }

    [Description("Where they come from.")]
    [DefaultValue(TileSource.Live)]
    public TileSource Source { get; init; } = TileSource.Live;

    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    internal TileSnapshot ToDomain()
    {
        var (key, data, error) = Tile.ToDomain();
        return new(key, AsOf, Source, data, error);
    }
}

[OneOf]
[Name("TileSnapshotInput")]
[Description("The figures of one tile, by the tile; exactly one of these.")]
public sealed class TileSnapshotInput
{
    [Description("SALES_PULSE.")]
    public SalesPulseInput? SalesPulse { get; init; }

    [Description("FULFILLMENT.")]
    public FulfillmentInput? Fulfillment { get; init; }

    [Description("INVENTORY.")]
    public InventoryInput? Inventory { get; init; }

    [Description("CX_ESCALATIONS.")]
    public CxEscalationsInput? CxEscalations { get; init; }

    [Description("SEO_CONTENT.")]
    public SeoContentInput? SeoContent { get; init; }

    [Description("IDEA_POOL.")]
    public IdeaPoolInput? IdeaPool { get; init; }

    [Description("UNREAD_MESSAGES.")]
    public UnreadMessagesInput? UnreadMessages { get; init; }

    [Description("AOV.")]
    public AverageOrderInput? Aov { get; init; }

    [Description("RETURNS.")]
    public ReturnsInput? Returns { get; init; }

    [Description("SOCIAL_PERFORMANCE.")]
    public MetricInput? SocialPerformance { get; init; }

    [Description("SEO_IMPACT.")]
    public MetricInput? SeoImpact { get; init; }

    [Description("ADS_ROAS.")]
    public MetricInput? AdsRoas { get; init; }

    [Description("GROWTH_METRICS.")]
    public MetricInput? GrowthMetrics { get; init; }

    [Description("The figures could not be read: the tile shows those before, and the error.")]
    public FailedTileInput? Failed { get; init; }

    internal (TileKey Key, TileData? Data, string? Error) ToDomain() =>
        this switch
        {
            { Failed: { } x } => (x.Tile, null, x.Message),
            { SalesPulse: { } x } => (TileKey.SalesPulse, x.ToDomain(), null),
            { Fulfillment: { } x } => (TileKey.Fulfillment, x.ToDomain(), null),
            { Inventory: { } x } => (TileKey.Inventory, x.ToDomain(), null),
            { CxEscalations: { } x } => (TileKey.CxEscalations, x.ToDomain(), null),
            { SeoContent: { } x } => (TileKey.SeoContent, x.ToDomain(), null),
            { IdeaPool: { } x } => (TileKey.IdeaPool, x.ToDomain(), null),
            { UnreadMessages: { } x } => (TileKey.UnreadMessages, x.ToDomain(), null),
            { Aov: { } x } => (TileKey.Aov, x.ToDomain(), null),
            { Returns: { } x } => (TileKey.Returns, x.ToDomain(), null),
            { SocialPerformance: { } x } => (TileKey.SocialPerformance, x.ToDomain(), null),
            { SeoImpact: { } x } => (TileKey.SeoImpact, x.ToDomain(), null),
            { AdsRoas: { } x } => (TileKey.AdsRoas, x.ToDomain(), null),
            { GrowthMetrics: { } x } => (TileKey.GrowthMetrics, x.ToDomain(), null),
            _ => throw Engine.CodedError.Invalid("No tile is named.", "Send exactly one."),
        };
}

[Name("FailedTileInput")]
[Description("That a tile's figures could not be read.")]
public sealed class FailedTileInput
{
    [Description("Which tile.")]
    public required TileKey Tile { get; init; }

    [Description("Why, 1 to 280 characters; everybody who sees the tile reads it.")]
    public required string Message { get; init; }
}
