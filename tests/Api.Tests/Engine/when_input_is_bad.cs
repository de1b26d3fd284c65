using HotDash.Api.Tests.Transport;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

public sealed class when_input_is_bad : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TinyServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("{\"colour\":\"PUCE\"}", "Expected Colour, one of DEEP_RED, SKY_BLUE, found 'PUCE'.")]
    [InlineData("{\"colour\":1}", "Expected Colour, one of DEEP_RED, SKY_BLUE, found 1.")]
    [InlineData("{\"number\":\"NaN\"}", "Expected a finite number, found 'NaN'.")]
    [InlineData("{\"number\":1e400}", "Expected a finite number, found 1e400.")]
    [InlineData("{\"whole\":3000000000}", "Expected a whole number of 32 bits, found 3000000000.")]
    [InlineData("{\"whole\":1.5}", "Expected a whole number of 32 bits, found 1.5.")]
    [InlineData("{\"whole\":{\"a\":1}}", "Expected a whole number of 32 bits, found an object.")]
    [InlineData("{\"text\":[1]}", "Expected text, found a list.")]
    [InlineData("{\"text\":7}", "Expected text, found 7.")]
    [InlineData("{\"text\":\"a\\u0000b\"}", "The text contains NUL.")]
    [InlineData("{\"text\":\"\\ud800\"}", "Expected text, found text that is not valid Unicode.")]
    [InlineData("{\"at\":\"yesterday\"}", "Expected an RFC 3339 time")]
    [InlineData("{\"amount\":1.5}", "Expected a decimal number as a string, found 1.5.")]
    [InlineData("{\"amount\":\"1e3\"}", "Expected a decimal number as a string, found '1e3'.")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}", "The key 'text' is there more than once.")]
    [InlineData("{\"nothing\":1}", "Unrecognized input fields 'nothing'")]
    [InlineData("null", "Received a null input for a non-null variable.")]
    [InlineData("7", "Unable to parse input as a 'EchoInput' type.")]
    public async Task a_variable_is_refused_in_clear_words(string input, string says)
    {
        var answer = await _server.PostRaw(
            $$$"""{"query":"query ($input: EchoInput!) { echo(input: $input) { text } }","variables":{"input":{{{input}}}}}"""
        );
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("INVALID_VALUE");
        answer.Message.ShouldContain(says);
        answer.Message.ShouldStartWith("Variable '$input");
        answer.Text.ShouldNotContain("System.");
        answer.HasData.ShouldBeFalse();
    }

    [Theory]
    [InlineData(
        "{ echo(input: { colour: PUCE }) { text } }",
        "Expected Colour, one of DEEP_RED, SKY_BLUE, found PUCE."
    )]
    [InlineData("{ echo(input: { number: 1e400 }) { text } }", "Expected a finite number, found 1e400.")]
    [InlineData("{ echo(input: { whole: 3000000000 }) { text } }", "Expected a whole number of 32 bits")]
    [InlineData("{ echo(input: null) { text } }", "null")]
    [InlineData("{ echo { text } }", "input")]
    [InlineData("{ hello(name: \"a\\u0000b\") }", "The text contains NUL.")]
    [InlineData("{ thing(id: \"!!\") { id } }", "This is not an id.")]
    [InlineData("{ thing(id: \"VGhpbmc6MQ==\") { id } }", "This is not an id.")]
    [InlineData("{ things(first: 101) { totalCount } }", "'first' is 1 to 100.")]
    [InlineData("{ things(first: 0) { totalCount } }", "'first' is 1 to 100.")]
    [InlineData("{ things(after: \"AAAA\") { totalCount } }", "This cursor is of another list")]
    [InlineData("{ nothing }", "nothing")]
    [InlineData("{ hello", "Error parsing query")]
    [InlineData("", "Document")]
    [InlineData("query A { hello } query B { hello }", "several operations")]
    public async Task a_document_is_refused_in_clear_words(string query, string says)
    {
        var answer = await _server.Post(query);
        answer.Code.ShouldBe("INVALID_VALUE");
        answer.Message.ShouldContain(says, Case.Insensitive);
        answer.Text.ShouldNotContain("System.");
        answer.Text.ShouldNotContain("Exception");
        answer.Status.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task a_document_nested_too_deeply_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{ things", 300)) + string.Concat(Enumerable.Repeat("}", 300));
        (await _server.Post(deep)).Code.ShouldBe("TOO_COMPLEX");
    }

    [Fact]
    public async Task values_within_bounds_come_back_as_they_are()
    {
        var answer = await _server.Post(
            "query ($input: EchoInput!) { echo(input: $input) { text number whole colour at amount } }",
            new
            {
                input = new
                {
                    text = "grüezi",
                    number = 1.5,
                    whole = -7,
                    colour = "SKY_BLUE",
                    at = "2026-11-23T10:00:00.1234567+01:00",
                    amount = "12.50",
                },
            }
        );
        answer.Text.ShouldBe(
            """{"data":{"echo":{"text":"grüezi","number":1.5,"whole":-7,"colour":"SKY_BLUE","at":"2026-11-23T09:00:00.123456Z","amount":"12.50"}}}"""
        );
    }

    [Fact]
    public async Task a_cursor_of_another_filter_is_refused()
    {
        var page = await _server.Post(
            "{ things(filter: \"a\", first: 10) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount totalCountCapped } }"
        );
        var cursor = page.Data.GetProperty("things").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var next = await _server.Post(
            "query ($c: String) { things(filter: \"a\", after: $c, first: 1) { nodes { id } pageInfo { hasPreviousPage } } }",
            new { c = cursor }
        );
        next.Data.GetProperty("things")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString()
            .ShouldBe(new GraphQL.Engine.GlobalId("Thing", "10").ToString());
        (
            await _server.Post(
                "query ($c: String) { things(filter: \"b\", after: $c) { totalCount } }",
                new { c = cursor }
            )
        ).Code.ShouldBe("INVALID_VALUE");
    }
}
