using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

/// <summary>What clients are promised.</summary>
public sealed class the_schema
{
    [Fact]
    public void is_the_committed_one() => ContractFile.ShouldHold("schema/graphql/schema.graphql", Text() + "\n");

    [Fact]
    public void does_not_depend_on_the_order_in_which_it_is_found() => Text().ShouldBe(Text());

    private static string Text()
    {
        using var services = new ServiceCollection()
            .AddGraphQLEngine(new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)))
            .AddApprovalFields()
            .BuildServiceProvider();
        return services.GetRequiredService<ApiSchema>().Text.ReplaceLineEndings("\n").TrimEnd();
    }
}
