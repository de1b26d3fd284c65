using System.Text.Json;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Tests.Transport;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>Each limit of documents, configured as low as it goes, on each transport.</summary>
public sealed class when_a_document_exceeds_a_limit
{
    [Theory]
    [InlineData("Characters", 12, "{ __typename }", "{ hello }")]
    [InlineData("Tokens", 3, "{ hello shop }", "{ hello }")]
    [InlineData("Depth", 2, "{ things { nodes { title } } }", "{ things { __typename } }")]
    [InlineData("Selections", 2, "{ hello shop __typename }", "{ hello shop }")]
    [InlineData("Selections", 2, "{ ...A } fragment A on Query { hello shop __typename }", "{ hello shop }")]
    [InlineData("Aliases", 1, "{ a: hello b: hello }", "{ a: hello }")]
    [InlineData("Repeats", 1, "{ hello hello }", "{ hello }")]
    [InlineData(
        "Fragments",
        1,
        "{ ...A ...B } fragment A on Query { hello } fragment B on Query { hello }",
        "{ ...A } fragment A on Query { hello }"
    )]
    [InlineData("Directives", 1, "{ hello @skip(if: false) shop @skip(if: false) }", "{ hello @skip(if: false) }")]
    [InlineData("Cost", 60, "{ things(first: 51) { nodes { title } } }", "{ things(first: 50) { nodes { title } } }")]
    [InlineData("Cost", 60, "{ things(last: 51) { edges { cursor } } }", "{ things(last: 50) { edges { cursor } } }")]
    [InlineData(
        "Cost",
        20,
        "{ thing(id: \"VGhpbmc6eA\") { id } b: thing(id: \"VGhpbmc6eA\") { id } c: thing(id: \"VGhpbmc6eA\") { id } }",
        "{ hello }"
    )]
    [InlineData(
        "IntrospectionDepth",
        1,
        "{ __schema { types { fields { name } } } }",
        "{ __schema { types { name } } }"
    )]
    public async Task it_is_TOO_COMPLEX_and_one_within_it_is_served(string limit, int most, string above, string within)
    {
        await using var server = await TinyServer.Start(shares: With(limit, most));
        foreach (var wire in Wires.All)
        {
            var refused = await wire.Ask(server.Address, "manager", above);
            (refused.Code, refused.Limit).ShouldBe(("TOO_COMPLEX", JsonNamingPolicy.CamelCase.ConvertName(limit)));
            refused.Errors[0].GetProperty("message").GetString()!.ShouldContain($"{most}");
            (await wire.Ask(server.Address, "manager", within)).Errors.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task what_hangs_on_variables_is_asked_of_known_documents_too()
    {
        await using var server = await TinyServer.Start(shares: new() { Cost = 60 });
        const string query = "query ($n: Int!) { things(first: $n) { nodes { title } } }";
        foreach (var wire in Wires.All)
        {
            (await wire.Ask(server.Address, "manager", query, new { n = 50 })).Errors.ShouldBeEmpty();
            (await wire.Ask(server.Address, "manager", query, new { n = 51 })).Limit.ShouldBe("cost");
        }
    }

    [Fact]
    public async Task what_is_left_out_costs_nothing()
    {
        await using var server = await TinyServer.Start(shares: new() { Cost = 60 });
        const string query =
            "query ($n: Int!, $with: Boolean!) { hello things(first: $n) @include(if: $with) { nodes { title } } }";
        (await Wire.Http.Ask(server.Address, "manager", query, new { n = 100, with = false })).Errors.ShouldBeEmpty();
        (await Wire.Http.Ask(server.Address, "manager", query, new { n = 100, with = true })).Limit.ShouldBe("cost");
    }

    [Fact]
    public async Task the_schema_is_told_where_it_may_be_asked_for_alone()
    {
        await using var open = await TinyServer.Start(environment: "Development");
        await using var closed = await TinyServer.Start();
        foreach (var wire in Wires.All)
        {
            (await wire.Ask(open.Address, "manager", Documents.Introspection)).Errors.ShouldBeEmpty();
            var refused = await wire.Ask(closed.Address, "manager", Documents.Introspection);
            (refused.Code, refused.Limit).ShouldBe(("FORBIDDEN", "introspection"));
            (await wire.Ask(closed.Address, "manager", "{ __type(name: \"Thing\") { name } }")).Code.ShouldBe(
                "FORBIDDEN"
            );
            (await wire.Ask(closed.Address, "manager", "{ __typename }")).Errors.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("{ helo }")]
    [InlineData("{ hello(nam: \"x\") }")]
    [InlineData("{ ...F } fragment F on Quer { hello }")]
    public async Task names_are_suggested_in_Development_alone(string query)
    {
        await using var open = await TinyServer.Start(environment: "Development");
        await using var closed = await TinyServer.Start();
        foreach (var wire in Wires.All)
        {
            (await wire.Ask(open.Address, "manager", query)).Json.GetRawText().ShouldContain("Did you mean");
            var silent = await wire.Ask(closed.Address, "manager", query);
            silent.Code.ShouldBe("INVALID_VALUE");
            silent.Json.GetRawText().ShouldNotContain("Did you mean");
            silent.Errors[0].GetProperty("locations").GetArrayLength().ShouldBe(1);
        }
    }

    [Fact]
    public async Task of_many_errors_the_first_are_told()
    {
        await using var server = await TinyServer.Start(shares: new() { Errors = 2 });
        foreach (var wire in Wires.All)
            (await wire.Ask(server.Address, "manager", "{ a b c d }")).Errors.Count.ShouldBe(2);
    }

    private static LimitOptions With(string name, int value)
    {
        var options = new LimitOptions { Introspection = true };
        typeof(LimitOptions).GetProperty(name)!.SetValue(options, value);
        return options;
    }
}
