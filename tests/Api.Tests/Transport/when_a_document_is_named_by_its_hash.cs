using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Engine;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

/// <summary>Automatic persisted queries, as Apollo's clients and those after their example speak them.</summary>
public sealed class when_a_document_is_named_by_its_hash : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TinyServer.Start(more: x =>
            x.AddSingleton(new DocumentOptions { CachedDocuments = 2, CachedDocumentBytes = 8_000 })
        );

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("application/graphql-response+json", 400)]
    [InlineData("application/json", 200)]
    public async Task an_unknown_one_is_asked_for_in_full_and_then_known(string accept, int status)
    {
        var unknown = await Post(null, Hash(Hello), accept);
        unknown.Status.ShouldBe(status);
        unknown.Message.ShouldBe("PersistedQueryNotFound");
        unknown.Code.ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        unknown.Error.GetProperty("extensions").GetProperty("nextStep").GetString()!.ShouldNotBeEmpty();

        (await Post(Hello, Hash(Hello), accept)).Text.ShouldBe(Answered);
        (await Post(null, Hash(Hello), accept)).Text.ShouldBe(Answered);
        (await Post(null, Hash(Hello).ToUpperInvariant(), accept)).Text.ShouldBe(Answered);
    }

    [Fact]
    public async Task it_may_come_by_GET_as_document_id_and_over_every_transport()
    {
        var named = Uri.EscapeDataString(JsonSerializer.Serialize(Named(Hash(Hello))));
        (await _server.Get($"/graphql?extensions={named}")).Message.ShouldBe("PersistedQueryNotFound");
        (await _server.Get($"/graphql?query={Uri.EscapeDataString(Hello)}&extensions={named}")).Text.ShouldBe(Answered);

        (await _server.Get($"/graphql?extensions={named}")).Text.ShouldBe(Answered);
        (await _server.Get($"/graphql?documentId=sha256:{Hash(Hello)}")).Text.ShouldBe(Answered);
        (await Raw(new { documentId = $"sha256:{Hash(Hello)}" })).Text.ShouldBe(Answered);
        (
            await _server.Get($"/graphql?documentId=sha256:{Hash(Hello)}", accept: "text/event-stream")
        ).Text.ShouldContain($"event: next\ndata: {Answered}");
        await using var socket = await SocketClient.Ready(_server);
        await socket.Send(
            new
            {
                id = "1",
                type = "subscribe",
                payload = new { extensions = Named(Hash(Hello)) },
            }
        );
        (await socket.Receive())!.Value.GetProperty("payload").GetRawText().ShouldBe(Answered);
        (await socket.Type()).ShouldBe("complete");
        await socket.Send(
            new
            {
                id = "2",
                type = "subscribe",
                payload = new { extensions = Named(Hash("{ no }")) },
            }
        );
        var refused = (await socket.Receive())!.Value;
        refused.GetProperty("type").GetString().ShouldBe("error");
        refused.GetProperty("payload")[0].GetProperty("message").GetString().ShouldBe("PersistedQueryNotFound");
    }

    [Fact]
    public async Task a_hash_of_another_document_is_refused_and_names_nothing()
    {
        var refused = await Post(Hello, Hash("{ secret }"));
        refused.Code.ShouldBe("INVALID_VALUE");
        refused.Message.ShouldBe("The hash is not that of the document.");
        (await Post(null, Hash("{ secret }"))).Message.ShouldBe("PersistedQueryNotFound");
        (await Post(null, Hash(Hello))).Message.ShouldBe("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ hello")]
    [InlineData("{ secret }")]
    public async Task what_is_not_good_for_its_sender_is_not_kept(string document)
    {
        (await Post(document, Hash(document), token: "operator")).HasData.ShouldBeFalse();
        (await Post(null, Hash(document), token: "operator")).Message.ShouldBe("PersistedQueryNotFound");
    }

    [Fact]
    public async Task rights_are_asked_of_whoever_names_it()
    {
        (await Post("{ secret }", Hash("{ secret }"))).Text.ShouldBe("""{"data":{"secret":"42"}}""");
        (await Post(null, Hash("{ secret }"), token: "operator")).Code.ShouldBe("FORBIDDEN");
        (await Post(null, Hash("{ secret }"), token: null)).Code.ShouldBe("UNAUTHENTICATED");
    }

    [Fact]
    public async Task a_mutation_is_not_run_by_GET_under_any_name()
    {
        const string raise = "mutation { raise }";
        (await Post(raise, Hash(raise), token: "operator")).HasData.ShouldBeTrue();
        (await _server.Get($"/graphql?documentId=sha256:{Hash(raise)}", "operator")).Status.ShouldBe(405);
    }

    [Fact]
    public async Task those_used_last_are_kept()
    {
        string[] documents = ["{ a: hello }", "{ b: hello }", "{ c: hello }"];
        foreach (var document in documents)
            await Post(document, Hash(document));
        (await Post(null, Hash(documents[0]))).Message.ShouldBe("PersistedQueryNotFound");
        (await Post(null, Hash(documents[1]))).HasData.ShouldBeTrue();
        (await Post(documents[0], Hash(documents[0]))).HasData.ShouldBeTrue();
        (await Post(null, Hash(documents[2]))).Message.ShouldBe("PersistedQueryNotFound");
        (await Post(null, Hash(documents[1]))).HasData.ShouldBeTrue();

        var large = $"{{ hello(name: \"{new string('x', 500)}\") }}";
        (await Post(large, Hash(large))).HasData.ShouldBeTrue();
        (await Post(null, Hash(large))).Message.ShouldBe("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("""{"extensions":{"persistedQuery":7}}""", "'persistedQuery' is a JSON object or null.")]
    [InlineData("""{"extensions":{"persistedQuery":{"sha256Hash":"H"}}}""", "version 1")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"H"}}}""", "version 1")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1.5,"sha256Hash":"H"}}}""", "version 1")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "64 hex digits")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}""", "64 hex digits")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":1}}}""", "64 hex digits")]
    [InlineData("""{"documentId":"H"}""", "'documentId' is 'sha256:' and 64 hex digits.")]
    [InlineData("""{"documentId":"md5:H"}""", "'documentId' is 'sha256:' and 64 hex digits.")]
    [InlineData("""{"documentId":7}""", "'documentId' is a text.")]
    [InlineData("""{"extensions":{"persistedQuery":null}}""", "'query' is missing.")]
    [InlineData("""{"extensions":{"other":1}}""", "'query' is missing.")]
    public async Task a_name_that_is_none_is_refused(string body, string why)
    {
        var answer = await _server.PostRaw(body.Replace("\"H\"", $"\"{Hash(Hello)}\"", StringComparison.Ordinal));
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("INVALID_VALUE");
        answer.Message.ShouldContain(why);
    }

    private Task<Answer> Post(
        string? query,
        string hash,
        string accept = "application/graphql-response+json",
        string? token = "manager"
    ) =>
        _server.PostRaw(
            query is null
                ? JsonSerializer.Serialize(new { extensions = Named(hash) })
                : JsonSerializer.Serialize(new { query, extensions = Named(hash) }),
            token,
            accept
        );

    private Task<Answer> Raw(object body) => _server.PostRaw(JsonSerializer.Serialize(body));

    private static object Named(string hash) => new { persistedQuery = new { version = 1, sha256Hash = hash } };

    private static string Hash(string text) => DocumentHash.Of(text);

    private const string Hello = "{ hello }";
    private const string Answered = """{"data":{"hello":"hello world"}}""";
}
