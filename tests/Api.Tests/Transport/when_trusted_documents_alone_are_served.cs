using System.Text.Json;
using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_trusted_documents_alone_are_served : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TinyServer.Start(
            new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)),
            x =>
                x.AddApprovalFields()
                    .AddSingleton(TrustedDocuments.BuiltIn)
                    .AddSingleton(new DocumentOptions { TrustedDocumentsOnly = true })
        );

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task one_of_them_is_served_by_its_hash_and_by_its_text()
    {
        foreach (
            var body in (object[])
                [
                    new { documentId = $"sha256:{Hash(Viewer)}" },
                    new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Viewer) } } },
                    new { query = Viewer },
                    new { query = Viewer, documentId = $"sha256:{Hash(Viewer)}" },
                ]
        )
            (await Post(body)).Data.GetProperty("viewer").GetProperty("actor").GetString().ShouldBe("ann");
    }

    [Theory]
    [InlineData("{ viewer { id } }")]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("mutation { holdEffects(input: {reason: \"r\"}) { replayed } }")]
    [InlineData("subscription { approvalHistoryAppended { cursor } }")]
    [InlineData("")]
    public async Task every_other_is_refused_by_text_and_by_hash_on_every_transport(string document)
    {
        foreach (var accept in (string[])["application/graphql-response+json", "application/json"])
        {
            ShouldRefuse((await Post(new { query = document }, accept)).Error);
            ShouldRefuse((await Post(new { query = document, documentId = $"sha256:{Hash(document)}" }, accept)).Error);
        }
        (await Post(new { query = document })).Status.ShouldBe(400);
        ShouldRefuse((await Post(new { documentId = $"sha256:{Hash(document)}" })).Error);
        ShouldRefuse((await _server.Get($"/graphql?query={Uri.EscapeDataString(document)}")).Error);

        var events = await Post(new { query = document }, "text/event-stream");
        var told = events.Text[events.Text.IndexOf('{', StringComparison.Ordinal)..].Split('\n')[0];
        ShouldRefuse(JsonElement.Parse(told).GetProperty("errors")[0]);

        await using var socket = await SocketClient.Ready(_server);
        await socket.Subscribe("1", document);
        var message = (await socket.Receive())!.Value;
        message.GetProperty("type").GetString().ShouldBe("error");
        ShouldRefuse(message.GetProperty("payload")[0]);
    }

    private static void ShouldRefuse(JsonElement error)
    {
        error.GetProperty("message").GetString().ShouldBe("This document is not one that is served here.");
        var more = error.GetProperty("extensions");
        more.GetProperty("code").GetString().ShouldBe("DOCUMENT_NOT_TRUSTED");
        more.GetProperty("nextStep").GetString()!.ShouldContain("schema/graphql/operations");
    }

    private Task<Answer> Post(object body, string accept = "application/graphql-response+json") =>
        _server.PostRaw(JsonSerializer.Serialize(body), accept: accept);

    private static string Hash(string text) => DocumentHash.Of(text);

    private static readonly string Viewer = Operation.Named("Viewer").Text;
}
