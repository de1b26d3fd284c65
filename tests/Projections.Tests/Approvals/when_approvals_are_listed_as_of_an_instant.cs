using System.Text.Json;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using NodaTime;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Approvals;

public sealed class when_approvals_are_listed_as_of_an_instant(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;
    private RandomLives _lives = null!;
    private ApprovalQueue _queue = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreOnDatabase.CreateAsync(databases);
        _queue = new ApprovalQueue(_store.Pools, _store.Keys);
        _lives = new RandomLives(_store, "acme.myshopify.com", seed: 74);
        await _lives.LiveAsync(approvals: 16, appends: 90, Cancel);
        await new RandomLives(_store, "other.myshopify.com", seed: 75).LiveAsync(approvals: 2, appends: 4, Cancel);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task it_is_what_folding_the_facts_up_to_then_gives()
    {
        foreach (var (asOf, filter, order) in Questions())
        {
            var expected = _lives.AsOf(asOf, filter, order);
            var told = await Page(asOf, filter, order);
            Whole(told).ShouldBe(Whole(expected), $"{asOf} {order} {filter}");
            (await _queue.AsOf(asOf).Count(_lives.Shop, filter, 100, Cancel)).ShouldBe(expected.Count);
        }
    }

    [Fact]
    public async Task its_pages_tell_all_once_in_either_direction()
    {
        foreach (var (asOf, filter, order) in Questions().Where((_, i) => i % 5 == 0))
        {
            var expected = Whole(_lives.AsOf(asOf, filter, order)).ToList();
            Whole(await InPages(asOf, filter, order, backward: false)).ShouldBe(expected);
            Whole(await InPages(asOf, filter, order, backward: true)).Reverse().ShouldBe(expected);
        }
    }

    [Fact]
    public async Task it_is_the_present_list_where_the_instant_is_still_to_come()
    {
        var future = Instant.FromUtc(2999, 1, 1, 0, 0);
        foreach (var (_, filter, order) in Questions())
        {
            var present = await _queue.Page(_lives.Shop, filter, order, null, false, 100, Cancel);
            Whole(await Page(future, filter, order)).ShouldBe(Whole(present));
        }
    }

    [Theory]
    [InlineData(-9998)]
    [InlineData(2000)]
    public async Task it_is_empty_before_everything(int year)
    {
        var before = new LocalDate(year, 1, 1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        (await Page(before, ApprovalFilter.All, ApprovalOrder.Queue)).ShouldBeEmpty();
        (await Page(before, ApprovalFilter.All, ApprovalOrder.Newest)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ApprovalOrder.Queue)]
    [InlineData(ApprovalOrder.Newest)]
    public async Task a_page_costs_one_round_trip(ApprovalOrder order)
    {
        var asOf = _lives.Instants[^1];
        await Page(asOf, ApprovalFilter.All, order);

        var asked = await Statements.Of(() => Page(asOf, ApprovalFilter.All, order));

        asked.ShouldHaveSingleItem();
    }

    private IEnumerable<(Instant AsOf, ApprovalFilter Filter, ApprovalOrder Order)> Questions() =>
        from asOf in _lives.Instants
        from filter in Enumerable.Range(0, 3).Select(_ => _lives.SomeFilter()).Prepend(ApprovalFilter.All)
        from order in Enum.GetValues<ApprovalOrder>()
        select (asOf, filter, order);

    private Task<IReadOnlyList<Approval>> Page(Instant asOf, ApprovalFilter filter, ApprovalOrder order) =>
        _queue.AsOf(asOf).Page(_lives.Shop, filter, order, null, false, 100, Cancel);

    private async Task<List<Approval>> InPages(Instant asOf, ApprovalFilter filter, ApprovalOrder order, bool backward)
    {
        var told = new List<Approval>();
        IReadOnlyList<Approval> page;
        do
        {
            var from = told is [.., var last] ? ApprovalQueue.Place.Of(last, order) : null;
            page = await _queue.AsOf(asOf).Page(_lives.Shop, filter, order, from, backward, 2, Cancel);
            told.AddRange(page);
        } while (page.Count == 2);
        return told;
    }

    private static IEnumerable<string> Whole(IEnumerable<Approval> approvals) =>
        approvals.Select(x => JsonSerializer.Serialize(x, StoredJson.Options));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
