using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>The same faults, written into the document itself: they are answered as those of variables are.</summary>
public sealed class when_a_literal_is_bad(ServedHost served)
{
    /// <inheritdoc cref="when_input_is_bad_over_http.a_variable_is_refused_where_it_is_wrong"/>
    [Theory]
    [InlineData("GROWTH", "PUCE", Value)]
    [InlineData("GROWTH", "\"GROWTH\"", Value)]
    [InlineData("GROWTH", "null", Value)]
    [InlineData("\"Tag it\"", "null", Value)]
    [InlineData("\"Tag it\"", "\"\"", Value)]
    [InlineData("\"Tag it\"", "\"a\\u0000b\"", Value)]
    [InlineData("\"Tag it\"", "\"a\\ud800b\"", Value)]
    [InlineData("\"Tag it\"", "\"a\", summary: \"b\"", Value)]
    [InlineData("0.5", "NaN", Value)]
    [InlineData("0.5", "1e400", Value)]
    [InlineData("0.5", "1.5", Value)]
    [InlineData("0.5", "0.5, nobody: 1", Value)]
    [InlineData("tool: \"product.tag\"", "tool: \"product.tag\", tool: \"product.tag\"", Value)]
    [InlineData("\"product.tag\"", "\"product.burn\"", "UNKNOWN_TOOL")]
    [InlineData("\"p-1\"", "\"p-1\", product: \"p-2\"", InArguments)]
    [InlineData("\"p-1\"", "{ a: [{ b: 1, b: 1 }] }", InArguments)]
    [InlineData("\"p-1\"", "1e400", InArguments)]
    [InlineData("\"p-1\"", "-1e400", InArguments)]
    [InlineData("\"p-1\"", "9007199254740993", InArguments)]
    [InlineData("\"p-1\"", "\"p\\u0000\"", InArguments)]
    [InlineData("\"p-1\"", "\"\\ud800\"", InArguments)]
    [InlineData("\"p-1\"", "\"\\udc00\\ud800\"", InArguments)]
    [InlineData("\"p-1\"", "NaN", InArguments)]
    [InlineData("\"p-1\"", "7", InArguments)]
    [InlineData("\"p-1\"", "\"<66560>\"", InArguments)]
    public async Task it_is_refused_as_a_variable_is(string was, string becomes, string code)
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        Document.ShouldContain(was);
        // Twice: a document that was found valid before is not looked at as closely.
        for (var time = 0; time < 2; time++)
            (await agent.Send(Document.Replace(was, becomes.Long(), StringComparison.Ordinal))).ShouldRefuse(code);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
        (await shop.Stored()).ShouldEndWith(" 0 keys");
    }

    [Fact]
    public async Task the_default_of_a_variable_is_a_literal_too()
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Agent()).Send(
            "mutation ($a: JSON! = {product: \"p\", product: \"q\", tags: [\"t\"]}) { draftApproval(input: {draft: "
                + $"{{summary: \"s\", kind: MISC, actions: [{{tool: \"product.tag\", arguments: $a}}]}}}}) {Asked.Payload} }}"
        );
        answer.ShouldRefuse(InArguments);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    [Fact]
    public async Task keys_may_come_again_in_objects_beside_each_other()
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Agent()).Send(Document);
        answer.Data.GetProperty("draftApproval").GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
    }

    private const string Value = "INVALID_VALUE";
    private const string InArguments = "INVALID_ARGUMENTS";

    private static readonly string Document = """
        mutation { draftApproval(input: {idempotencyKey: "k", draft: {summary: "Tag it", kind: GROWTH, confidence: 0.5,
          actions: [{tool: "product.tag", arguments: {product: "p-1", tags: ["a"]}},
            {tool: "product.tag", arguments: {product: "p-3", tags: ["a"]}}]}}) PAYLOAD }
        """.Replace("PAYLOAD", Asked.Payload, StringComparison.Ordinal);
}
