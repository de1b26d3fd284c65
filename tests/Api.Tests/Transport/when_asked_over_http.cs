using System.Text;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_asked_over_http : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TinyServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("application/graphql-response+json", "application/graphql-response+json", 400)]
    [InlineData("application/json", "application/json", 200)]
    [InlineData("*/*", "application/json", 200)]
    [InlineData("application/*", "application/json", 200)]
    [InlineData("", "application/json", 200)]
    [InlineData("*/*;q=0.1, application/graphql-response+json;q=0.2", "application/graphql-response+json", 400)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json", 400)]
    public async Task the_answer_is_what_was_asked_for(string accept, string type, int statusOfInvalid)
    {
        var good = await _server.Post("{ hello }", accept: accept);
        (good.Status, good.ContentType).ShouldBe((200, type));
        (await _server.Post("{ nothing }", accept: accept)).Status.ShouldBe(statusOfInvalid);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"query\":\"{ hello }\"},{\"query\":\"{ hello }\"}]")]
    public async Task a_batch_is_refused_and_told_what_to_do(string batch)
    {
        var answer = await _server.PostRaw(batch, accept: "application/json");
        (answer.Status, answer.Code).ShouldBe((400, "INVALID_VALUE"));
        answer.Message.ShouldBe("Batches are not served.");
        answer
            .Error.GetProperty("extensions")
            .GetProperty("nextStep")
            .GetString()
            .ShouldBe("Send one operation a request.");
    }

    [Fact]
    public async Task an_answer_that_we_do_not_have_is_406() =>
        (await _server.Post("{ hello }", accept: "image/png")).Status.ShouldBe(406);

    [Fact]
    public async Task GET_serves_queries()
    {
        var answer = await _server.Get(
            "/graphql?query=query(%24n:String!){hello(name:%24n)}&variables=%7B%22n%22:%22you%22%7D"
        );
        answer.Data.GetProperty("hello").GetString().ShouldBe("hello you");
    }

    [Fact]
    public async Task GET_refuses_mutations_with_405()
    {
        var before = Engine.TinySchema.Mutation.Count;
        var answer = await _server.Get("/graphql?query=mutation{raise}", token: "operator");
        answer.Status.ShouldBe(405);
        answer.Code.ShouldBe("INVALID_VALUE");
        Engine.TinySchema.Mutation.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("{\"query\":\"{ hello }\"", "application/json", 400)]
    [InlineData("[{\"query\":\"{ hello }\"}]", "application/json", 400)]
    [InlineData("{\"variables\":{}}", "application/json", 400)]
    [InlineData("{\"query\":7}", "application/json", 400)]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":[]}", "application/json", 400)]
    [InlineData("{\"query\":\"\\ud800\"}", "application/json", 400)]
    [InlineData("\"x\"", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("query=x", "application/x-www-form-urlencoded", 415)]
    [InlineData("{\"query\":\"{ hello }\"}", "text/plain", 415)]
    [InlineData("{\"query\":\"{ hello }\"}", "application/json; charset=latin1", 415)]
    public async Task what_is_no_request_has_its_status_and_a_json_error(string body, string contentType, int status)
    {
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            var answer = await _server.PostRaw(body, accept: accept, contentType: contentType);
            answer.Status.ShouldBe(status);
            answer.Code.ShouldBe("INVALID_VALUE");
            answer.ContentType.ShouldBe(accept);
        }
    }

    [Fact]
    public async Task a_body_of_10_MB_is_413()
    {
        var body = "{\"query\":\"{ hello }\",\"variables\":{\"x\":\"" + new string('x', 10_000_000) + "\"}}";
        var answer = await _server.PostRaw(body);
        answer.Status.ShouldBe(413);
        answer.Code.ShouldBe("LIMIT_REACHED");
    }

    [Fact]
    public async Task a_body_of_unknown_length_is_413_as_well()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 2_000_000))));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(413);
    }
}
