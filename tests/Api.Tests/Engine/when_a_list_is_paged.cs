using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Transport;
using NodaTime;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

public sealed class when_a_list_is_paged : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TinyServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task forward_pages_tell_all_once_and_in_order()
    {
        var (heard, after, pages) = (new List<string>(), (string?)null, 0);
        bool more;
        do
        {
            var page = await Page("first: 50, after: $cursor", after);
            heard.AddRange(Keys(page));
            more = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
            page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBe(pages > 0);
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            pages++;
        } while (more);
        heard.ShouldBe(Enumerable.Range(0, 120).Select(x => $"{x}"));
        pages.ShouldBe(3);
    }

    [Fact]
    public async Task backward_pages_are_in_list_order_as_well()
    {
        var last = await Page("last: 3, before: $cursor", null);
        Keys(last).ShouldBe(["117", "118", "119"]);
        last.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeTrue();
        last.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();
        var before = await Page(
            "last: 3, before: $cursor",
            last.GetProperty("pageInfo").GetProperty("startCursor").GetString()
        );
        Keys(before).ShouldBe(["114", "115", "116"]);
    }

    [Fact]
    public async Task without_a_wish_a_page_has_50() => Keys(await Page("after: $cursor", null)).Length.ShouldBe(50);

    [Fact]
    public void a_cursor_of_another_instant_is_refused()
    {
        var then = Instant.FromUtc(2026, 11, 2, 9, 0);
        var list = new ListBinding("things", "shop", then);
        var cursor = list.Cursor("7");

        list.Place(cursor).ShouldBe("7");
        var later = new ListBinding("things", "shop", then + Duration.FromMilliseconds(1));
        Should.Throw<CodedError>(() => later.Place(cursor)).Code.ShouldBe("INVALID_VALUE");
    }

    [Fact]
    public async Task fields_of_one_level_are_loaded_together()
    {
        var answer = await _server.Post(
            "{ a: together(key: \"a\") b: together(key: \"b\") c: together(key: \"c\") again: together(key: \"c\") }"
        );
        answer.Text.ShouldBe("""{"data":{"a":3,"b":3,"c":3,"again":3}}""");
    }

    private async Task<JsonElement> Page(string arguments, string? cursor)
    {
        var answer = await _server.Post(
            $"query ($cursor: String) {{ things({arguments}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}",
            new { cursor }
        );
        return answer.Data.GetProperty("things");
    }

    private static string[] Keys(JsonElement page) =>
        [
            .. page.GetProperty("nodes")
                .EnumerateArray()
                .Select(x => GlobalId.Parse(x.GetProperty("id").GetString()!).Key),
        ];
}
