using System.Buffers.Text;
using System.Text;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A cursor leads on in its own list alone; sizes and times have their bounds.</summary>
public sealed class when_a_page_is_asked_for_wrongly(ServedHost served)
{
    [Fact]
    public async Task a_cursor_of_another_list_filter_order_or_shop_is_refused()
    {
        using var shop = await served.NewShop();
        using var other = await served.NewShop();
        await shop.Submitted();
        await other.Submitted();
        var admin = await shop.Person(Role.Admin);
        string[] lists =
        [
            "approvals(ARGS)",
            "approvals(filter: {kinds: [GROWTH]}, ARGS)",
            "approvals(orderBy: NEWEST, ARGS)",
            "approvalHistory(ARGS)",
            "approvalHistory(filter: {kinds: [GROWTH]}, ARGS)",
        ];
        var cursors = new List<(string List, string Cursor)>();
        foreach (var list in lists)
            cursors.Add((list, await CursorOf(admin, list)));
        cursors.Add(("another shop", await CursorOf(await other.Person(Role.Admin), lists[0])));

        foreach (var list in lists)
        foreach (var (origin, cursor) in cursors)
        foreach (var place in (string[])["first: 1, after", "last: 1, before"])
        {
            var answer = await admin.Send(Page(list, $"{place}: \"{cursor}\""));
            if (origin == list)
                answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
            else
                answer.ShouldRefuse("INVALID_VALUE", "cursor is of another list");
        }
    }

    [Theory]
    [InlineData("approvals(ARGS)", "\0")]
    [InlineData("approvals(ARGS)", "0|2026-01-01T00:00:00Z|a\0")]
    [InlineData("approvals(ARGS)", "0|-0001-01-01T00:00:00Z|a")]
    [InlineData("approvals(ARGS)", "99999999999|2026-01-01T00:00:00Z|a")]
    [InlineData("approvals(ARGS)", "")]
    [InlineData("approvals(orderBy: NEWEST, ARGS)", "0|9999-12-31T23:59:59Z")]
    [InlineData("approvalHistory(ARGS)", "1\0")]
    [InlineData("approvalHistory(ARGS)", "-1")]
    [InlineData("approvalHistory(ARGS)", "99999999999999999999")]
    public async Task a_cursor_that_somebody_changed_is_refused(string list, string place)
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        var admin = await shop.Person(Role.Admin);
        var hash = Base64Url.DecodeFromChars(await CursorOf(admin, list))[..8];
        var cursor = Base64Url.EncodeToString([.. hash, .. Encoding.UTF8.GetBytes(place)]);
        (await admin.Send(Page(list, $"after: \"{cursor}\""))).ShouldRefuse("INVALID_VALUE", "cursor");
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: -1")]
    [InlineData("first: 101")]
    [InlineData("first: 2147483648")]
    [InlineData("first: \"1\"")]
    [InlineData("first: 1.5")]
    [InlineData("last: 0")]
    [InlineData("last: -2147483648")]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: 1, before: \"AAAA\"")]
    [InlineData("after: \"AAAA\", before: \"AAAA\"")]
    [InlineData("after: \"\"")]
    [InlineData("after: \"!\"")]
    [InlineData("after: \"AAAA\"")]
    [InlineData("after: \"<2000>\"")]
    [InlineData("after: \"\\u0000\"")]
    [InlineData("after: 7")]
    [InlineData("filter: {states: [PUCE]}")]
    [InlineData("filter: {kinds: [null]}")]
    [InlineData("filter: {nobody: 1}")]
    public async Task a_page_out_of_bounds_is_refused(string arguments)
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        foreach (var list in (string[])["approvals(ARGS)", "approvalHistory(ARGS)"])
            (await admin.Send(Page(list, arguments.Long()))).ShouldRefuse("INVALID_VALUE");
    }

    [Theory]
    [InlineData("approval(id: \"ID\", asOf: \"TIME\") { id }")]
    [InlineData("approvalHistory(filter: {from: \"TIME\"}) { totalCount }")]
    [InlineData("approvalHistory(filter: {to: \"TIME\"}) { totalCount }")]
    public async Task a_time_that_no_clock_shows_is_refused(string field)
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var admin = await shop.Person(Role.Admin);
        foreach (var time in Times)
        {
            var query = field
                .Replace("TIME", time, StringComparison.Ordinal)
                .Replace("ID", id, StringComparison.Ordinal);
            (await admin.Send($"{{ {query} }}")).ShouldRefuse("INVALID_VALUE", "RFC 3339");
        }
    }

    [Theory]
    [InlineData("draftedBy", "approvals(ARGS)")]
    [InlineData("actor", "approvalHistory(ARGS)")]
    [InlineData("agent", "approvalHistory(ARGS)")]
    [InlineData("tool", "approvalHistory(ARGS)")]
    [InlineData("text", "approvalHistory(ARGS)")]
    public async Task a_filter_of_any_text_finds_nothing_and_breaks_nothing(string name, string list)
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        var admin = await shop.Person(Role.Admin);
        foreach (var text in (string[])["", "'; --", "%", "\\\\", "<100000>", "\U0001F9E6", "{}", "\\uffff"])
        {
            var answer = await admin.Send(Page(list, $"filter: {{{name}: \"{text.Long()}\"}}"));
            answer.ShouldTellNothingInternal();
            answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        }
    }

    private static async Task<string> CursorOf(ApiClient who, string list)
    {
        var answer = await who.Send(Page(list, "first: 1"));
        return answer.Data.EnumerateObject().Single().Value.GetProperty("pageInfo").Text("endCursor");
    }

    private static string Page(string list, string arguments) =>
        $"{{ {list.Replace("ARGS", arguments, StringComparison.Ordinal)} {{ totalCount pageInfo {{ endCursor }} }} }}";

    private static readonly string[] Times =
    [
        "yesterday",
        "2026-01-01",
        "2026-02-30T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+18:00",
        "9999-12-31T23:59:59-18:00",
    ];
}
