using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Operations;

/// <summary>The documents that the dashboard sends: known by their hash since the build, good against the schema, and all that it offers.</summary>
public sealed class the_operations
{
    /// <summary>In the form of Apollo's persisted query manifest, as its clients read it.</summary>
    [Fact]
    public void are_in_the_committed_manifest() =>
        ContractFile.ShouldHold(
            $"{Operation.Folder}/manifest.json",
            JsonSerializer.Serialize(
                new
                {
                    format = "apollo-persisted-query-manifest",
                    version = 1,
                    operations = Operation.All.Select(x => new
                    {
                        id = DocumentHash.Of(x.Text),
                        name = x.Name,
                        type = x.Kind,
                        body = x.Text,
                    }),
                },
                Readable
            ) + "\n"
        );

    [Fact]
    public void were_built_in_as_they_are()
    {
        TrustedDocuments.BuiltIn.Hashes.Order().ShouldBe(Operation.All.Select(x => DocumentHash.Of(x.Text)).Order());
        foreach (var operation in Operation.All)
            TrustedDocuments.BuiltIn.Find(DocumentHash.Of(operation.Text)).ShouldBe(operation.Text);
    }

    [Fact]
    public async Task are_good_against_the_schema()
    {
        using var services = Services();
        var schema = services.GetRequiredService<ApiSchema>();
        foreach (var operation in Operation.All)
            (await Faults(schema, operation.Text)).ShouldBeEmpty(operation.Name);
        (await Faults(schema, "query Wrong { viewer { nothing } }")).ShouldNotBeEmpty();
    }

    [Fact]
    public void ask_for_every_field_that_there_is_to_ask()
    {
        using var services = Services();
        var schema = services.GetRequiredService<ApiSchema>();
        var offered = new[] { schema.Query, schema.Mutation, schema.Subscription }.SelectMany(x => x!.Fields);
        var asked = Operation
            .All.SelectMany(x => Parser.Parse(x.Text).Definitions.OfType<GraphQLOperationDefinition>())
            .SelectMany(x => x.SelectionSet.Selections.OfType<GraphQLField>())
            .Select(x => x.Name.StringValue);
        asked.Distinct().Order().ShouldBe(offered.Select(x => x.Name).Order());
    }

    /// <summary>A client's cache keeps an object by its type and id: whatever is selected tells its type.</summary>
    [Fact]
    public void tell_the_type_of_every_object()
    {
        foreach (var operation in Operation.All)
        foreach (var definition in Parser.Parse(operation.Text).Definitions)
        {
            var selected = ((IHasSelectionSetNode)definition).SelectionSet!;
            var within =
                definition is GraphQLOperationDefinition ? Within(selected) : Within(selected).Append(selected);
            within.ShouldAllBe(x => TellsItsType(x), $"{operation.Name}: {definition}");
        }
    }

    private static IEnumerable<GraphQLSelectionSet> Within(GraphQLSelectionSet selected) =>
        selected
            .Selections.OfType<IHasSelectionSetNode>()
            .Where(x => x.SelectionSet is not null)
            .SelectMany(x =>
                x is GraphQLField ? Within(x.SelectionSet!).Append(x.SelectionSet!) : Within(x.SelectionSet!)
            );

    private static bool TellsItsType(GraphQLSelectionSet selected) =>
        selected.Selections.All(x => x is GraphQLFragmentSpread)
        || selected.Selections.OfType<GraphQLField>().Any(x => x.Name.StringValue == "__typename");

    private static async Task<IEnumerable<string>> Faults(ISchema schema, string text)
    {
        var document = Parser.Parse(text);
        var result = await new DocumentValidator().ValidateAsync(
            new()
            {
                Schema = schema,
                Document = document,
                Operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single(),
                Rules = DocumentValidator.CoreRules,
                Variables = Inputs.Empty,
                // What the variables are is nobody's business here: none is given, and those that must be are missed.
            }
        );
        return result.Errors.Select(x => x.Message).Where(x => !x.StartsWith("Variable '$", StringComparison.Ordinal));
    }

    private static ServiceProvider Services() =>
        new ServiceCollection()
            .AddGraphQLEngine(new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)))
            .AddShopFields()
            .AddApprovalFields()
            .BuildServiceProvider();

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
