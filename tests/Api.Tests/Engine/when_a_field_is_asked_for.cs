using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

public sealed class when_a_field_is_asked_for : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TinyServer.Start(shares: new() { Introspection = true });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task whoever_may_use_it_gets_it()
    {
        var answer = await _server.Post("{ secret shop }");
        answer.Status.ShouldBe(200);
        answer.Text.ShouldBe("""{"data":{"secret":"42","shop":"one.example"}}""");
    }

    [Fact]
    public async Task who_lacks_the_role_gets_FORBIDDEN_and_nothing_runs()
    {
        var before = TinySchema.Mutation.Count;
        var answer = await _server.Post("mutation { raise }", token: "viewer");
        answer.Code.ShouldBe("FORBIDDEN");
        answer.Status.ShouldBe(403);
        answer.HasData.ShouldBeFalse();
        TinySchema.Mutation.Count.ShouldBe(before);
    }

    [Fact]
    public async Task no_credential_gets_UNAUTHENTICATED()
    {
        var answer = await _server.Post("{ hello }", token: null);
        answer.Code.ShouldBe("UNAUTHENTICATED");
        answer.Status.ShouldBe(401);
        (await _server.Post("{ hello }", token: null, accept: "application/json")).Status.ShouldBe(200);
        (await _server.Post("{ hello }", token: "nobody")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task a_cached_document_is_checked_again()
    {
        const string query = "query Cached { secret }";
        (await _server.Post(query, token: "manager")).HasData.ShouldBeTrue();
        (await _server.Post(query, token: "manager")).HasData.ShouldBeTrue();
        (await _server.Post(query, token: "viewer")).Code.ShouldBe("FORBIDDEN");
        (await _server.Post(query, token: null)).Code.ShouldBe("UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("""{ thing(id: "VGhpbmc6MQ") { title price } }""")]
    [InlineData("""{ node(id: "VGhpbmc6MQ") { ... on Thing { price } } }""")]
    [InlineData("""{ node(id: "VGhpbmc6MQ") { ...P } } fragment P on Thing { price }""")]
    [InlineData("""{ things { nodes { price } } }""")]
    [InlineData("""query ($no: Boolean! = false) { thing(id: "VGhpbmc6MQ") { price @include(if: $no) } }""")]
    public async Task an_inner_field_is_guarded_too(string query)
    {
        (await _server.Post(query, token: "operator")).Code.ShouldBe("FORBIDDEN");
        (await _server.Post(query, token: "manager")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task an_agent_is_never_more_than_an_agent() =>
        (await _server.Post("{ secret }", token: "agent")).Code.ShouldBe("FORBIDDEN");

    [Fact]
    public void a_root_field_that_nobody_may_use_fails_the_start() =>
        Should
            .Throw<InvalidOperationException>(() => new ApiSchema(_server.Services, new(typeof(Careless), null, null)))
            .Message.ShouldContain("Careless.open");

    [Fact]
    public async Task the_schema_is_served_as_text()
    {
        var sdl = await _server.Http.GetStringAsync("/graphql/schema.graphql", TestContext.Current.CancellationToken);
        sdl.ShouldContain("scalar DateTime");
        sdl.ShouldContain("DEEP_RED");
        sdl.ShouldContain("type Thing implements Node");
        sdl.ShouldContain("type ThingConnection");
    }

    [Fact]
    public async Task introspection_answers_as_the_IDE_asks() =>
        (
            await _server.Post("{ __schema { types { inputFields(includeDeprecated: true) { name } } } }")
        ).Status.ShouldBe(200);

    public sealed class Careless
    {
        public static string Open() => "";
    }
}
