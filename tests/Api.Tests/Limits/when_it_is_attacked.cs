using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>The attacks of the public lists, on the real host as it is outside of Development, with its usual limits.</summary>
public sealed class when_it_is_attacked(ServedHost served)
{
    public static TheoryData<Wire, string> Documents()
    {
        var all = new TheoryData<Wire, string>();
        foreach (var wire in Wires.All)
        foreach (var attack in Attack.All)
            all.Add(wire, attack.Name);
        return all;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task a_document_is_refused_or_does_no_harm(Wire wire, string name)
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        var attack = Attack.All.Single(x => x.Name == name);
        var before = await shop.Stored();

        var reply = await wire.Ask(client.Address, client.Token, attack.Query, attack.Variables);

        reply.Code.ShouldBe(attack.Code, reply.ToString());
        if (attack.Limit is not null)
            reply.Limit.ShouldBe(attack.Limit);
        if (wire == Wire.Http)
            reply.Status!.Value.ShouldBeLessThan(500);
        reply.Errors.Count.ShouldBeLessThanOrEqualTo(5);
        foreach (var told in (string[])["Did you mean", "tracing", "xception", "StackTrace", "   at ", "hotdash."])
            reply.Json.GetRawText().ShouldNotContain(told, Case.Sensitive);
        (await shop.Stored()).ShouldBe(before);
    }

    /// <summary>graphql-cop: array-based query batching; OWASP: batching attacks.</summary>
    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task batches_are_not_served(string accept)
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        var batch = string.Join(',', Enumerable.Repeat("""{"query":"query cop { __typename }"}""", 10));
        var reply = await Wires.Send(
            client.Address,
            client.Token,
            Post(client, $"[{batch}]", "application/json"),
            accept
        );
        (reply.Status, reply.Code).ShouldBe((400, "INVALID_VALUE"));
        reply.Json.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task batches_are_not_served_by_WebSocket_either()
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        await using var socket = await SocketClient.Ready(client.Address, client.Token);
        await socket.SendText("""{"id":"a","type":"subscribe","payload":[{"query":"query cop { __typename }"}]}""");
        (await socket.CloseCode()).ShouldBe(4400);
    }

    /// <summary>graphql-cop: POST-based url-encoded query; OWASP: CSRF.</summary>
    [Theory]
    [InlineData("query=query%20cop%20%7B__typename%7D", "application/x-www-form-urlencoded")]
    [InlineData("""{"query":"query cop { __typename }"}""", "text/plain")]
    [InlineData(
        "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{__typename}\r\n--x--",
        "multipart/form-data; boundary=x"
    )]
    public async Task a_form_is_no_request(string body, string type)
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        foreach (var accept in (string[])["application/json", "text/event-stream"])
            (await Wires.Send(client.Address, client.Token, Post(client, body, type), accept)).Status.ShouldBe(415);
    }

    /// <summary>graphql-cop: GET method query support, and mutations over GET.</summary>
    [Theory]
    [InlineData("?query=query%20cop%7B__typename%7D", false, 403, "preflight")]
    [InlineData("?query=query%20cop%7B__typename%7D", true, 200, null)]
    [InlineData("?query=mutation%20cop%7B__typename%7D", false, 403, "preflight")]
    [InlineData("?query=mutation%20cop%7B__typename%7D", true, 405, null)]
    public async Task GET_reads_and_only_for_whom_a_browser_has_asked(
        string query,
        bool asked,
        int status,
        string? limit
    )
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Address, $"/graphql{query}"));
        var reply = await Wires.Send(client.Address, asked ? client.Token : null, request, "application/json");
        (reply.Status, reply.Limit).ShouldBe((status, limit));
    }

    /// <summary>graphql-cop: GraphiQL; OWASP: introspection and IDEs in production.</summary>
    [Theory]
    [InlineData("/graphql", 406)]
    [InlineData("/graphql/schema.graphql", 404)]
    [InlineData("/graphql/ide/ide.js", 404)]
    [InlineData("/graphiql", 404)]
    [InlineData("/playground", 404)]
    public async Task there_is_no_IDE(string path, int status)
    {
        using var shop = await served.NewShop();
        using var http = new HttpClient { BaseAddress = shop.Stranger().Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    /// <summary>A variable as large as a body may be is carried, and refused where it is read.</summary>
    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task a_variable_of_1_MB_is_a_value_like_any_other(Wire wire)
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Admin);
        var reply = await wire.Ask(
            client.Address,
            client.Token,
            "query ($id: ID!) { node(id: $id) { id } }",
            new { id = new string('x', 1_000_000) }
        );
        reply.Code.ShouldBe("INVALID_VALUE");
        reply.Json.GetRawText().Length.ShouldBeLessThan(1_000);
    }

    private static HttpRequestMessage Post(ApiClient client, string body, string type)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        return new(HttpMethod.Post, new Uri(client.Address, "/graphql")) { Content = content };
    }
}
