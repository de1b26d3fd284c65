using System.Collections.Immutable;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_snapshot_breaks_a_limit
{
    [Fact, Trait("rule", "R34")]
    public void what_keeps_all_is_recorded()
    {
        foreach (var key in Shown.All.Keys)
            Shown.Record(Shown.Of(key)).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R34")]
    public void it_is_not_of_the_future()
    {
        Shown.Record(At(Shown.Now)).ShouldBeNothing();
        Shown.Record(At(Shown.Now + Duration.FromTicks(1))).ShouldRefuse(ErrorCode.InvalidValue, "asOf");
    }

    [Fact, Trait("rule", "R34")]
    public void it_is_not_older_than_snapshots_are_kept()
    {
        TileSnapshot.KeptFor.ShouldBe(Duration.FromDays(90));
        Shown.Record(At(Shown.Now - TileSnapshot.KeptFor)).ShouldBeNothing();
        Shown
            .Record(At(Shown.Now - TileSnapshot.KeptFor - Duration.FromTicks(1)))
            .ShouldRefuse(ErrorCode.InvalidValue, "asOf");
    }

    [Fact, Trait("rule", "R34")]
    public void it_is_not_older_than_the_last()
    {
        var last = RecordedTile.After(null, null, At(Shown.Now - Duration.FromMinutes(1)), [], Shown.Now);
        Shown.Record(At(last.AsOf), last).ShouldBeNothing();
        Shown.Record(At(null), last).ShouldBeNothing();
        Shown.Record(At(last.AsOf - Duration.FromTicks(1)), last).ShouldRefuse(ErrorCode.InvalidState, "asOf");
    }

    [Fact, Trait("rule", "R30")]
    public void it_is_of_its_tile()
    {
        foreach (var key in TileBook.DefaultOrder)
        foreach (var (other, data) in Shown.All)
        {
            var ruling = Shown.Record(Shown.Of(key, data));
            if (Shown.All.TryGetValue(key, out var own) && own.GetType() == data.GetType())
                ruling.ShouldBeNothing();
            else
                ruling.ShouldRefuse(ErrorCode.InvalidValue, "tile").Message.ShouldNotBeNull($"{other} for {key}");
        }
        Shown.Record(Shown.Of((TileKey)99, Shown.Growth)).ShouldRefuse(ErrorCode.InvalidValue, "tile");
        Shown
            .Record(new(TileKey.CeoAgent, null, TileSource.Live, null, "Down."))
            .ShouldRefuse(ErrorCode.InvalidValue, "tile");
    }

    [Fact]
    public void it_has_figures_or_an_error()
    {
        Shown.Record(new(TileKey.Aov, null, TileSource.Live, null, "Down.")).ShouldBeNothing();
        Shown.Record(new(TileKey.Aov, null, TileSource.Live, null)).ShouldRefuse(ErrorCode.InvalidValue, "tile");
        Shown
            .Record(new(TileKey.Aov, null, TileSource.Live, Shown.Aov, "Down."))
            .ShouldRefuse(ErrorCode.InvalidValue, "tile");
        Failed(Long(280)).ShouldBeNothing();
        Failed(Long(281)).ShouldRefuse(ErrorCode.InvalidValue, "failed", "message");
        Failed(" ").ShouldRefuse(ErrorCode.InvalidValue, "failed", "message");
        Shown
            .Record(Shown.Of(TileKey.Aov) with { Source = (TileSource)9 })
            .ShouldRefuse(ErrorCode.InvalidValue, "source");
    }

    [Theory, Trait("rule", "R30")]
    [InlineData(4, 1, false)]
    [InlineData(5, 0, false)]
    [InlineData(5, 1, true)]
    [InlineData(5, 2, false)]
    [InlineData(6, 1, false)]
    public void a_pool_has_five_ideas_and_one_wildcard(int ideas, int wildcards, bool isGood)
    {
        var pool = Shown.Ideas with
        {
            Ideas = [.. Enumerable.Range(0, ideas).Select(i => new Idea($"{i}", "Idea", i < wildcards))],
        };
        var ruling = Shown.Record(Shown.Of(TileKey.IdeaPool, pool));
        if (isGood)
            ruling.ShouldBeNothing();
        else
            ruling.ShouldRefuse(ErrorCode.InvalidValue, "ideas");
    }

    [Fact]
    public void counts_are_0_to_a_billion()
    {
        foreach (var (path, data) in Counts)
        {
            foreach (var good in (int[])[0, 1_000_000_000])
                Shown.Record(data(good)).Refusal.ShouldBeNull(path);
            foreach (var bad in (int[])[-1, 1_000_000_001])
                Shown.Record(data(bad)).ShouldRefuse(ErrorCode.InvalidValue, path.Split('.'));
        }
    }

    [Fact]
    public void measures_are_0_to_a_trillion()
    {
        foreach (var (path, data) in Measures)
        {
            foreach (var good in (double[])[0, 1e12])
                Shown.Record(data(good)).Refusal.ShouldBeNull(path);
            foreach (var bad in (double[])[-0.1, 1e12 + 1, double.NaN, double.PositiveInfinity])
                Shown.Record(data(bad)).ShouldRefuse(ErrorCode.InvalidValue, path.Split('.'));
        }
    }

    [Fact]
    public void amounts_are_0_to_a_trillion_in_a_currency()
    {
        foreach (var (path, data) in Sums)
        {
            foreach (var good in (decimal[])[0, 1_000_000_000_000])
                Shown.Record(data(new(good, "EUR"))).ShouldBeNothing();
            foreach (var bad in (decimal[])[-0.01m, 1_000_000_000_000.01m])
                Shown
                    .Record(data(new(bad, "EUR")))
                    .ShouldRefuse(ErrorCode.InvalidValue, [.. path.Split('.'), "amount"]);
            foreach (var bad in (string[])["eur", "EURO", "EU", "E R", ""])
                Shown.Record(data(new(1, bad))).ShouldRefuse(ErrorCode.InvalidValue, [.. path.Split('.'), "currency"]);
        }
    }

    [Fact]
    public void lists_have_their_lengths()
    {
        foreach (var (path, most, data) in Lists)
        {
            Shown.Record(data(most)).ShouldBeNothing();
            Shown.Record(data(most + 1)).ShouldRefuse(ErrorCode.InvalidValue, path.Split('.'));
        }
    }

    [Fact]
    public void texts_have_their_lengths()
    {
        foreach (var (path, most, data) in Lines)
        {
            Shown.Record(data(Long(most))).ShouldBeNothing();
            foreach (var bad in (string[])[Long(most + 1), " ", "", "a\0"])
                Shown.Record(data(bad)).ShouldRefuse(ErrorCode.InvalidValue, path.Split('.'));
        }
    }

    [Fact]
    public void everything_is_there_once()
    {
        Refused(TileKey.Inventory, new Inventory([Shown.Mug, Shown.Mug]), "items");
        Refused(TileKey.CxEscalations, new CxEscalations([Shown.Conversation, Shown.Conversation]), "conversations");
        Refused(TileKey.SeoContent, new SeoContent([new("/", 1), new("/", 2)]), "pages");
        Refused(
            TileKey.IdeaPool,
            Shown.Ideas with
            {
                Ideas = Shown.Ideas.Ideas.SetItem(1, Shown.Ideas.Ideas[0]),
            },
            "ideas"
        );
    }

    [Fact]
    public void parts_are_not_more_than_the_whole()
    {
        Shown.Record(Shown.Of(TileKey.Returns, new Returns(5, 5))).ShouldBeNothing();
        Refused(TileKey.Returns, new Returns(6, 5), "returns");
        Shown.Record(Shown.Of(TileKey.Fulfillment, Shown.Orders with { Total = 1 })).ShouldBeNothing();
        Refused(TileKey.Fulfillment, Shown.Orders with { Total = 0 }, "total");
        Refused(TileKey.Inventory, Stock(x => x with { MaximumDailySales = 1.9 }), "items", "0", "maximumDailySales");
        Refused(TileKey.Inventory, Stock(x => x with { MaximumLeadDays = 4.9 }), "items", "0", "maximumLeadDays");
        Shown
            .Record(Shown.Of(TileKey.Inventory, Stock(x => x with { MaximumDailySales = 2, MaximumLeadDays = 5 })))
            .ShouldBeNothing();
    }

    [Fact]
    public void a_series_goes_forward_in_time()
    {
        var tick = Duration.FromTicks(1);
        Shown.Record(Shown.Of(TileKey.AdsRoas, Series(Shown.Now, Shown.Now + tick))).ShouldBeNothing();
        Refused(TileKey.AdsRoas, Series(Shown.Now, Shown.Now), "series");
        Refused(TileKey.AdsRoas, Series(Shown.Now, Shown.Now - tick), "series");
    }

    [Fact]
    public void values_are_those_that_there_are()
    {
        Refused(TileKey.Fulfillment, Order(x => x with { Status = (FulfillmentStatus)9 }), "orders", "0", "status");
        Refused(
            TileKey.CxEscalations,
            Cx(x => x with { Status = (ConversationStatus)9 }),
            "conversations",
            "0",
            "status"
        );
    }

    private static Ruling Failed(string message) =>
        Shown.Record(new(TileKey.Aov, null, TileSource.Live, null, message));

    private static void Refused(TileKey key, TileData data, params string[] path) =>
        Shown.Record(Shown.Of(key, data)).ShouldRefuse(ErrorCode.InvalidValue, path);

    private static TileSnapshot At(Instant? asOf) => Shown.Of(TileKey.Aov, asOf: asOf);

    private static string Long(int length) => new('x', length);

    private static Inventory Stock(Func<StockItem, StockItem> change) => new([change(Shown.Mug)]);

    private static CxEscalations Cx(Func<EscalatedConversation, EscalatedConversation> change) =>
        new([change(Shown.Conversation)]);

    private static Fulfillment Order(Func<OpenOrder, OpenOrder> change) =>
        Shown.Orders with
        {
            Orders = [change(Shown.Orders.Orders[0])],
        };

    private static SalesPulse Top(Func<TopSku, TopSku> change) =>
        Shown.Sales with
        {
            TopSkus = [change(Shown.Sales.TopSkus[0])],
        };

    private static IdeaPool Idea(Func<Idea, Idea> change) =>
        Shown.Ideas with
        {
            Ideas = Shown.Ideas.Ideas.SetItem(0, change(Shown.Ideas.Ideas[0])),
        };

    private static UnreadMessages First(Func<TopConversation, TopConversation> change) =>
        Shown.Unread with
        {
            Top = change(Shown.Unread.Top!),
        };

    private static Metric Series(params ImmutableArray<Instant> at) =>
        Shown.Growth with
        {
            Series = [.. at.Select(x => new MetricPoint(x, 1))],
        };

    private static PersonalText Text(string text) => new("cust-1", text);

    private static readonly (string Path, Func<int, TileSnapshot> Of)[] Counts =
    [
        ("orders", n => Shown.Of(TileKey.SalesPulse, Shown.Sales with { Orders = n })),
        ("pendingFulfillments", n => Shown.Of(TileKey.SalesPulse, Shown.Sales with { PendingFulfillments = n })),
        ("topSkus.0.quantity", n => Shown.Of(TileKey.SalesPulse, Top(x => x with { Quantity = n }))),
        ("total", n => Shown.Of(TileKey.Fulfillment, new Fulfillment(n, []))),
        (
            "items.0.available",
            n => Shown.Of(TileKey.Inventory, Stock(x => x with { AverageDailySales = 0, Available = n }))
        ),
        ("items.0.threshold", n => Shown.Of(TileKey.Inventory, Stock(x => x with { Threshold = n }))),
        ("pages.0.sessions", n => Shown.Of(TileKey.SeoContent, new SeoContent([new("/", n)]))),
        ("pending", n => Shown.Of(TileKey.IdeaPool, Shown.Ideas with { Pending = n })),
        ("accepted", n => Shown.Of(TileKey.IdeaPool, Shown.Ideas with { Accepted = n })),
        ("rejected", n => Shown.Of(TileKey.IdeaPool, Shown.Ideas with { Rejected = n })),
        ("unread", n => Shown.Of(TileKey.UnreadMessages, Shown.Unread with { Unread = n })),
        ("orders", n => Shown.Of(TileKey.Aov, Shown.Aov with { Orders = n })),
        ("orders", n => Shown.Of(TileKey.Returns, new Returns(0, n))),
        ("returns", n => Shown.Of(TileKey.Returns, new Returns(n, 1_000_000_000))),
    ];

    private static readonly (string Path, Func<double, TileSnapshot> Of)[] Measures =
    [
        (
            "items.0.averageDailySales",
            x => Shown.Of(TileKey.Inventory, Stock(i => i with { AverageDailySales = x, MaximumDailySales = 1e12 }))
        ),
        (
            "items.0.maximumDailySales",
            x => Shown.Of(TileKey.Inventory, Stock(i => i with { AverageDailySales = 0, MaximumDailySales = x }))
        ),
        (
            "items.0.averageLeadDays",
            x => Shown.Of(TileKey.Inventory, Stock(i => i with { AverageLeadDays = x, MaximumLeadDays = 1e12 }))
        ),
        (
            "items.0.maximumLeadDays",
            x => Shown.Of(TileKey.Inventory, Stock(i => i with { AverageLeadDays = 0, MaximumLeadDays = x }))
        ),
        ("rankingDrop", x => Shown.Of(TileKey.SeoContent, Shown.Seo with { RankingDrop = x })),
        ("lcpMilliseconds", x => Shown.Of(TileKey.SeoContent, Shown.Seo with { LcpMilliseconds = x })),
        ("cls", x => Shown.Of(TileKey.SeoContent, Shown.Seo with { Cls = x })),
        ("headline", x => Shown.Of(TileKey.AdsRoas, Shown.Growth with { Headline = x })),
        ("series.0.value", x => Shown.Of(TileKey.AdsRoas, Shown.Growth with { Series = [new(Shown.Now, x)] })),
    ];

    private static readonly (string Path, Func<Money, TileSnapshot> Of)[] Sums =
    [
        ("revenue", x => Shown.Of(TileKey.SalesPulse, Shown.Sales with { Revenue = x })),
        ("topSkus.0.revenue", x => Shown.Of(TileKey.SalesPulse, Top(s => s with { Revenue = x }))),
        ("average", x => Shown.Of(TileKey.Aov, Shown.Aov with { Average = x })),
    ];

    private static readonly (string Path, int Most, Func<int, TileSnapshot> Of)[] Lists =
    [
        (
            "topSkus",
            5,
            n => Shown.Of(TileKey.SalesPulse, Shown.Sales with { TopSkus = Many(n, i => Shown.Sales.TopSkus[0]) })
        ),
        ("orders", 250, n => Shown.Of(TileKey.Fulfillment, new Fulfillment(n, Many(n, i => Shown.Orders.Orders[0])))),
        ("items", 500, n => Shown.Of(TileKey.Inventory, new Inventory(Many(n, i => Shown.Mug with { Sku = $"{i}" })))),
        (
            "conversations",
            50,
            n =>
                Shown.Of(
                    TileKey.CxEscalations,
                    new CxEscalations(Many(n, i => Shown.Conversation with { Conversation = $"{i}" }))
                )
        ),
        (
            "conversations.0.tags",
            20,
            n => Shown.Of(TileKey.CxEscalations, Cx(x => x with { Tags = Many(n, i => $"{i}") }))
        ),
        ("pages", 100, n => Shown.Of(TileKey.SeoContent, new SeoContent(Many(n, i => new LandingPage($"/{i}", 1))))),
        ("series", 400, n => Shown.Of(TileKey.AdsRoas, Series(Many(n, i => Shown.Now + Duration.FromDays(i))))),
    ];

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> one) =>
        [.. Enumerable.Range(0, count).Select(one)];

    private static readonly (string Path, int Most, Func<string, TileSnapshot> Of)[] Lines =
    [
        ("topSkus.0.sku", 200, x => Shown.Of(TileKey.SalesPulse, Top(s => s with { Sku = x }))),
        ("topSkus.0.title", 280, x => Shown.Of(TileKey.SalesPulse, Top(s => s with { Title = x }))),
        ("orders.0.id", 200, x => Shown.Of(TileKey.Fulfillment, Order(o => o with { Id = x }))),
        ("orders.0.name", 200, x => Shown.Of(TileKey.Fulfillment, Order(o => o with { Name = x }))),
        ("items.0.sku", 200, x => Shown.Of(TileKey.Inventory, Stock(i => i with { Sku = x }))),
        ("items.0.product", 200, x => Shown.Of(TileKey.Inventory, Stock(i => i with { Product = x }))),
        ("items.0.variant", 200, x => Shown.Of(TileKey.Inventory, Stock(i => i with { Variant = x }))),
        ("items.0.title", 280, x => Shown.Of(TileKey.Inventory, Stock(i => i with { Title = x }))),
        (
            "conversations.0.conversation",
            200,
            x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { Conversation = x }))
        ),
        ("conversations.0.customerRef", 200, x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { CustomerRef = x }))),
        ("conversations.0.customer", 200, x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { Customer = Text(x) }))),
        (
            "conversations.0.lastMessage",
            4000,
            x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { LastMessage = Text(x) }))
        ),
        (
            "conversations.0.suggestedReply",
            4000,
            x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { SuggestedReply = Text(x) }))
        ),
        ("conversations.0.tags.0", 200, x => Shown.Of(TileKey.CxEscalations, Cx(c => c with { Tags = [x] }))),
        ("pages.0.path", 280, x => Shown.Of(TileKey.SeoContent, new SeoContent([new(x, 1)]))),
        ("ideas.0.id", 200, x => Shown.Of(TileKey.IdeaPool, Idea(i => i with { Id = x }))),
        ("ideas.0.title", 280, x => Shown.Of(TileKey.IdeaPool, Idea(i => i with { Title = x }))),
        ("top.conversation", 200, x => Shown.Of(TileKey.UnreadMessages, First(t => t with { Conversation = x }))),
        ("top.customerRef", 200, x => Shown.Of(TileKey.UnreadMessages, First(t => t with { CustomerRef = x }))),
        ("top.customer", 200, x => Shown.Of(TileKey.UnreadMessages, First(t => t with { Customer = Text(x) }))),
        ("top.lastMessage", 4000, x => Shown.Of(TileKey.UnreadMessages, First(t => t with { LastMessage = Text(x) }))),
        ("of", 200, x => Shown.Of(TileKey.AdsRoas, Shown.Growth with { Of = x })),
    ];
}
