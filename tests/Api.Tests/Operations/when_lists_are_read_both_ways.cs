using System.Buffers.Text;
using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Operations;

/// <summary>Every connection that there is, from its beginning and from its end, page by page.</summary>
public sealed class when_lists_are_read_both_ways(ServedHost served)
{
    [Theory]
    [InlineData("approvals(PAGE)", 7)]
    [InlineData("approvals(orderBy: NEWEST, PAGE)", 7)]
    [InlineData("approvals(asOf: \"2126-01-01T00:00:00Z\", PAGE)", 7)]
    [InlineData("approvals(asOf: \"2126-01-01T00:00:00Z\", orderBy: NEWEST, PAGE)", 7)]
    [InlineData("approvals(filter: {states: [PENDING_REVIEW]}, PAGE)", 7)]
    [InlineData("approvalHistory(PAGE)", 21)]
    [InlineData("approvalHistory(filter: {actions: [SUBMITTED]}, PAGE)", 7)]
    [InlineData("approval(id: \"ID\") { history(PAGE)", 3)]
    public async Task both_tell_all_once_in_the_lists_order(string list, int count)
    {
        using var shop = await served.NewShop();
        var id = "";
        for (var i = 0; i < 7; i++)
            id = await shop.Submitted();
        var admin = await shop.Person(Role.Admin);
        list = list.Replace("ID", id, StringComparison.Ordinal);
        var all = Ids(await Page(admin, list, "first: 100"));
        all.Distinct().Count().ShouldBe(count);

        foreach (var size in (int[])[1, 2, count - 1, count, count + 1])
        {
            (await Walk(admin, list, size, forward: true)).ShouldBe(all);
            (await Walk(admin, list, size, forward: false)).ShouldBe(all);
        }
    }

    [Fact]
    public async Task an_approvals_history_knows_its_own_cursors_alone()
    {
        using var shop = await served.NewShop();
        var (id, other) = (await shop.Submitted(), await shop.Submitted());
        var admin = await shop.Person(Role.Admin);
        var history = $"approval(id: \"{id}\") {{ history(PAGE)";
        var own = await CursorOf(admin, history);
        string[] foreign =
        [
            await CursorOf(admin, $"approval(id: \"{other}\") {{ history(PAGE)"),
            await CursorOf(admin, "approvalHistory(PAGE)"),
            await CursorOf(admin, $"approvalHistory(filter: {{approvalId: \"{id}\"}}, PAGE)"),
            Base64Url.EncodeToString([.. Base64Url.DecodeFromChars(own)[..8], .. "-1"u8]),
        ];
        Ids(await Page(admin, history, $"first: 1, after: \"{own}\"")).Count.ShouldBe(1);

        foreach (var cursor in foreign)
        foreach (var page in (string[])["first: 1, after", "last: 1, before"])
        {
            var ask = history.Replace("PAGE", $"{page}: \"{cursor}\"", StringComparison.Ordinal);
            (await admin.Send($"{{ {ask} {{ totalCount }} }} }}")).ShouldRefuse("INVALID_VALUE", "cursor");
        }
    }

    private static async Task<string> CursorOf(ApiClient who, string list) =>
        (await Page(who, list, "first: 1")).GetProperty("pageInfo").Text("endCursor");

    /// <summary>The whole list in pages; each page says rightly whether there is more on either side, and all count the same.</summary>
    private static async Task<List<string>> Walk(ApiClient who, string list, int size, bool forward)
    {
        var heard = new List<string>();
        string? cursor = null;
        while (true)
        {
            var (ask, behind) = forward ? ("first", "after") : ("last", "before");
            var page = await Page(who, list, $"{ask}: {size}{(cursor is null ? "" : $", {behind}: \"{cursor}\"")}");
            var info = page.GetProperty("pageInfo");
            heard.InsertRange(forward ? heard.Count : 0, Ids(page));
            var total = page.GetProperty("totalCount").GetInt32();
            var (onward, back) = forward ? ("hasNextPage", "hasPreviousPage") : ("hasPreviousPage", "hasNextPage");
            info.GetProperty(back).GetBoolean().ShouldBe(cursor is not null);
            info.GetProperty(onward).GetBoolean().ShouldBe(heard.Count < total);
            var edges = page.GetProperty("edges");
            info.Text("startCursor").ShouldBe(edges[0].Text("cursor"));
            info.Text("endCursor").ShouldBe(edges[edges.GetArrayLength() - 1].Text("cursor"));
            if (heard.Count >= total)
                return heard;
            cursor = info.Text(forward ? "endCursor" : "startCursor");
        }
    }

    private static async Task<JsonElement> Page(ApiClient who, string list, string page)
    {
        var field = list.Replace("PAGE", page, StringComparison.Ordinal);
        var end = list.Contains('{', StringComparison.Ordinal) && !list.Contains("filter", StringComparison.Ordinal);
        var answer = await who.Send(
            $"{{ {field} {{ totalCount edges {{ cursor node {{ id }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} {(end ? "}" : "")} }}"
        );
        answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        var found = answer.Data.EnumerateObject().Single().Value;
        return found.TryGetProperty("history", out var history) ? history : found;
    }

    private static List<string> Ids(JsonElement page) =>
        [.. page.GetProperty("edges").EnumerateArray().Select(x => x.GetProperty("node").Text("id"))];
}
