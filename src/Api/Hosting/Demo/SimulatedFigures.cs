using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.Hosting.Demo;

/// <summary>What the demo shop's tiles show: figures that stay near to each other, and now and then are out of the ordinary.</summary>
internal static class SimulatedFigures
{
    /// <summary>What a tile showed at an instant of the past: no word of a customer, and all as usual.</summary>
    public static TileData Before(TileKey key, Instant at, Random random) =>
        Of(key, at, random, isNow: false, isOdd: false);

    /// <summary>What a tile shows now.</summary>
    /// <param name="key">Which.</param>
    /// <param name="at">Now.</param>
    /// <param name="random">Where figures are drawn from.</param>
    /// <param name="isOdd">Whether sales and a page have fallen against the week before.</param>
    public static TileData Now(TileKey key, Instant at, Random random, bool isOdd) =>
        Of(key, at, random, isNow: true, isOdd);

    private static TileData Of(TileKey key, Instant at, Random random, bool isNow, bool isOdd)
    {
        return key switch
        {
            TileKey.SalesPulse => new SalesPulse(
                Euros(isOdd ? 1850 : 2400),
                Count(isOdd ? 46 : 58),
                [Sold("TEA-012", "Winter blend", 21, 310), Sold("TEA-031", "Earl Grey", 14, 190)],
                Count(8)
            ),
            TileKey.Aov => new AverageOrder(Euros(41), Count(58)),
            TileKey.Fulfillment => new Fulfillment(
                Count(400),
                [
                    Open(10411, FulfillmentStatus.Unfulfilled, 3),
                    Open(10398, FulfillmentStatus.Partial, 20),
                    Open(10377, FulfillmentStatus.OnHold, 44),
                ]
            ),
            TileKey.Inventory => new Inventory([
                Stock("TEA-012", "Winter blend", 240, 12),
                Stock("TEA-031", "Earl Grey", 160, 8),
                Stock("TEA-007", "Darjeeling First Flush", isNow ? 4 : 60, 3),
            ]),
            TileKey.CxEscalations => new CxEscalations(isNow ? [Angry(at)] : []),
            TileKey.SeoContent => new SeoContent(
                [
                    new("/collections/winter", Count(1200)),
                    new("/pages/how-to-brew", Count(isOdd ? 520 : 720)),
                    new("/products/earl-grey", Count(460)),
                ],
                RankingDrop: 1,
                CrawlErrors: 1,
                LcpMilliseconds: Math.Round(Near(1900)),
                Cls: 0.04
            ),
            TileKey.IdeaPool => new IdeaPool(Ideas, 3, 11, 6),
            TileKey.UnreadMessages => new UnreadMessages(
                Count(12),
                isNow
                    ? new(
                        "conversation-7",
                        "customer-conversation-7",
                        Text("customer-conversation-7", "Jonas Weber"),
                        Text("customer-conversation-7", "Does the sampler still come before the weekend?")
                    )
                    : null
            ),
            TileKey.Returns => new Returns(Count(14), Count(400)),
            TileKey.SocialPerformance => Series("Engagements of the last post", 340),
            TileKey.SeoImpact => Series("Clicks from search in 7 days", 2600),
            TileKey.AdsRoas => Series("Return on ad spend", 3.4),
            _ => Series("New customers in 7 days", 85),
        };

        double Near(double usual) => usual * (0.96 + random.NextDouble() * 0.08);

        int Count(int usual) => (int)Math.Round(Near(usual));

        Money Euros(double usual) => new(Math.Round((decimal)Near(usual), 2), "EUR");

        TopSku Sold(string sku, string title, int quantity, double revenue) =>
            new(sku, title, Count(quantity), Euros(revenue));

        OpenOrder Open(int number, FulfillmentStatus status, int hours) =>
            new($"order-{number}", $"#{number}", status, at - Duration.FromHours(hours));

        Metric Series(string of, double usual) =>
            new(
                Math.Round(Near(usual), 2),
                of,
                [
                    .. Enumerable
                        .Range(0, 7)
                        .Select(n => new MetricPoint(at - Duration.FromDays(6 - n), Math.Round(Near(usual), 2))),
                ]
            );
    }

    private static StockItem Stock(string sku, string title, int available, double daily) =>
        new(sku, $"product-{sku}", null, title, available, daily, daily * 2, 5, 8);

    private static EscalatedConversation Angry(Instant at) =>
        new(
            DemoShop.AngryConversation,
            $"customer-{DemoShop.AngryConversation}",
            Text($"customer-{DemoShop.AngryConversation}", "Carla Rossi"),
            ConversationStatus.Open,
            at - Duration.FromMinutes(12),
            Text(
                $"customer-{DemoShop.AngryConversation}",
                "This is the third broken tin. My lawyer will write to you if I do not get my money back."
            ),
            ["refund", "legal"],
            Text(
                $"customer-{DemoShop.AngryConversation}",
                "I am very sorry. A person of our team looks at it right now and answers you today."
            )
        );

    private static PersonalText Text(string subject, string words) => new(subject, words);

    private static readonly ImmutableArray<Idea> Ideas =
    [
        new("idea-sampler", "A sampler of the five best-selling teas", false),
        new("idea-refill", "Refill bags for those who have a tin", false),
        new("idea-brewing", "A card on how to brew in every parcel", false),
        new("idea-winter", "The winter collection two weeks earlier", false),
        new("idea-radio", "A radio play to drink tea to", true),
    ];
}
