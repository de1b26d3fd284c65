using System.Collections.Immutable;
using System.Text.Json;
using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Tiles;

/// <summary>How tiles' data are stored: what was recorded, nothing of what follows from it. Within open texts alone.</summary>
public static class TileJson
{
    /// <summary>The stored text of a tile's data.</summary>
    public static string Write(TileData data) => JsonSerializer.Serialize(data, data.GetType(), Options);

    /// <summary>The data that are stored so.</summary>
    public static TileData Read(TileKey key, string json) =>
        (TileData)JsonSerializer.Deserialize(json, TypeOf(key), Options)!;

    /// <summary>Percents by figure.</summary>
    public static ImmutableDictionary<string, double> Changes(string json) =>
        JsonSerializer.Deserialize<ImmutableDictionary<string, double>>(json)!;

    /// <summary>The name under which a tile is stored: <c>SALES_PULSE</c>.</summary>
    public static string NameOf(TileKey key) => StoredJson.NameOf(key);

    /// <summary>The name under which a source is stored: <c>LIVE</c>.</summary>
    public static string NameOf(TileSource source) => StoredJson.NameOf(source);

    private static Type TypeOf(TileKey key) =>
        key switch
        {
            TileKey.SalesPulse => typeof(SalesPulse),
            TileKey.Fulfillment => typeof(Fulfillment),
            TileKey.Inventory => typeof(Inventory),
            TileKey.CxEscalations => typeof(CxEscalations),
            TileKey.SeoContent => typeof(SeoContent),
            TileKey.IdeaPool => typeof(IdeaPool),
            TileKey.UnreadMessages => typeof(UnreadMessages),
            TileKey.Aov => typeof(AverageOrder),
            TileKey.Returns => typeof(Returns),
            _ => typeof(Metric),
        };

    private static readonly JsonSerializerOptions Options = new(StoredJson.Sealed) { IgnoreReadOnlyProperties = true };
}
