using System.Text.RegularExpressions;
using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

/// <summary>What clients are promised.</summary>
public sealed partial class the_schema
{
    [Fact]
    public void is_the_committed_one() => ContractFile.ShouldHold("schema/graphql/schema.graphql", Text() + "\n");

    [Fact]
    public void does_not_depend_on_the_order_in_which_it_is_found() => Text().ShouldBe(Text());

    [Fact]
    public void lets_one_failure_empty_no_page()
    {
        var text = Plain();
        NeededPage().Matches(text).Select(x => x.Value).ShouldBeEmpty();
        var asked = text[text.IndexOf("type Query {", StringComparison.Ordinal)..];
        var needed = NeededRoot().Matches(asked[..asked.IndexOf("\n}", StringComparison.Ordinal)]);
        needed.Select(x => x.Groups[1].Value).ShouldBe(["nodes", "tools"]);
    }

    [Fact]
    public void never_leaves_out_why_a_wish_was_refused()
    {
        var payloads = Payload().Matches(Plain()).Select(x => x.Value).ToList();
        payloads.Count.ShouldBeGreaterThan(1);
        payloads.ShouldAllBe(x => x.Contains("\n  errors: [UserError!]!\n", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^.*: \w+Connection!$", RegexOptions.Multiline)]
    private static partial Regex NeededPage();

    /// <summary>A field of the root, its arguments aside, that cannot be null.</summary>
    [GeneratedRegex(@"^  (\w+)(?:\([^)]*\))?: \S+!$", RegexOptions.Multiline)]
    private static partial Regex NeededRoot();

    [GeneratedRegex(@"^type \w+Payload {\n[^}]*}", RegexOptions.Multiline)]
    private static partial Regex Payload();

    /// <summary>Without what a field costs.</summary>
    private static string Plain() => Directive().Replace(Text(), string.Empty);

    [GeneratedRegex(@" @\w+\([^)]*\)")]
    private static partial Regex Directive();

    private static string Text()
    {
        using var services = Services();
        return services.GetRequiredService<ApiSchema>().Text.ReplaceLineEndings("\n").TrimEnd();
    }

    /// <summary>As much of the product as its schema needs.</summary>
    internal static ServiceProvider Services() =>
        new ServiceCollection()
            .AddGraphQLEngine(new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)))
            .AddShopFields()
            .AddApprovalFields()
            .BuildServiceProvider();
}
