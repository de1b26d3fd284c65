using HotDash.Domain.Tiles;

namespace HotDash.Domain.Tests.Tiles;

public class when_stock_runs_out
{
    [Theory, Trait("rule", "R31")]
    [InlineData(2, 4, 5, 10, 30, 40)]
    [InlineData(3, 3, 7, 7, 0, 21)]
    [InlineData(0, 0, 5, 9, 0, 0)]
    [InlineData(1, 2, 0, 3, 6, 6)]
    public void it_is_time_to_order_at_average_sales_for_the_lead_time_plus_safety(
        double average,
        double most,
        double lead,
        double longest,
        double safety,
        double point
    )
    {
        var item = Item(100, average, most, lead, longest);
        item.SafetyStock.ShouldBe(safety);
        item.ReorderPoint.ShouldBe(point);
    }

    [Theory, Trait("rule", "R30")]
    [InlineData(9, 10, true)]
    [InlineData(10, 10, true)]
    [InlineData(11, 10, false)]
    [InlineData(6, 5, false)]
    public void it_is_low_at_its_threshold(int available, int threshold, bool isLow) =>
        (Item(available) with { Threshold = threshold }).IsLow.ShouldBe(isLow);

    [Fact, Trait("rule", "R30")]
    public void the_threshold_is_10_where_nobody_says_otherwise() => Item(1).Threshold.ShouldBe(10);

    [Theory, Trait("rule", "R30")]
    [InlineData(0, 2, 0.0)]
    [InlineData(0, 0, 0.0)]
    [InlineData(7, 2, 3.5)]
    [InlineData(7, 0, null)]
    [InlineData(1, 0.5, 2.0)]
    public void it_lasts_for_days_of_average_sales(int available, double average, double? days) =>
        Item(available, average).DaysOfCover.ShouldBe(days);

    // Nothing to reorder by: the days alone decide. 10 a day, so that a unit is a tenth of a day.
    [Theory, Trait("rule", "R30")]
    [InlineData(0, StockoutSeverity.Critical)]
    [InlineData(30, StockoutSeverity.Critical)]
    [InlineData(31, StockoutSeverity.High)]
    [InlineData(70, StockoutSeverity.High)]
    [InlineData(71, StockoutSeverity.Medium)]
    [InlineData(140, StockoutSeverity.Medium)]
    [InlineData(141, null)]
    public void its_days_tell_how_bad_it_is(int available, StockoutSeverity? severity) =>
        Item(available, average: 10, most: 10).Severity.ShouldBe(severity);

    // A reorder point of 40 and a thousandth a day: it would last for years.
    [Theory, Trait("rule", "R30")]
    [InlineData(0, StockoutSeverity.Critical)]
    [InlineData(1, StockoutSeverity.High)]
    [InlineData(20, StockoutSeverity.High)]
    [InlineData(21, StockoutSeverity.Medium)]
    [InlineData(40, StockoutSeverity.Medium)]
    [InlineData(41, null)]
    public void its_reorder_point_tells_how_bad_it_is(int available, StockoutSeverity? severity) =>
        Item(available, average: 0.001, most: 4, lead: 1, longest: 10).Severity.ShouldBe(severity);

    [Fact, Trait("rule", "R30")]
    public void what_nobody_buys_runs_out_only_when_it_is_gone()
    {
        Item(1).Severity.ShouldBeNull();
        Item(0).Severity.ShouldBe(StockoutSeverity.Critical);
    }

    [Fact]
    public void an_item_is_found_by_its_sku()
    {
        var stock = new Inventory([Item(1) with { Sku = "A" }, Item(2) with { Sku = "B" }]);
        stock.Find("B")!.Available.ShouldBe(2);
        stock.Find("C").ShouldBeNull();
    }

    private static StockItem Item(
        int available,
        double average = 0,
        double most = 0,
        double lead = 0,
        double longest = 0
    ) => new("S", "p", null, "Mug", available, average, most, lead, longest);
}
