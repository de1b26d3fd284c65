using HotDash.Api.Hosting;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_origins_are_named
{
    [Theory]
    [InlineData("https://desk.example")]
    [InlineData("http://localhost:3000")]
    public async Task their_pages_may_send_what_clients_of_graphql_send(string origin)
    {
        await using var server = await Named("https://desk.example, http://localhost:3000");
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE" })
        {
            using var allowed = await Preflight(server, origin, method);

            One(allowed, "Access-Control-Allow-Origin").ShouldBe(origin);
            One(allowed, "Access-Control-Allow-Methods").ShouldNotBeNull().ShouldContain(method);
            var headers = One(allowed, "Access-Control-Allow-Headers")!.ToLowerInvariant();
            foreach (var header in Asked.Split(','))
                headers.ShouldContain(header);
        }
    }

    [Fact]
    public async Task their_pages_may_read_refusals_too()
    {
        await using var server = await Named("https://desk.example");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.Add("Origin", "https://desk.example");
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(415);
        One(answer, "Access-Control-Allow-Origin").ShouldBe("https://desk.example");
    }

    [Theory]
    [InlineData("https://desk.example", "https://other.example")]
    [InlineData("https://desk.example", "http://desk.example")]
    [InlineData("https://desk.example", "null")]
    [InlineData("", "https://desk.example")]
    public async Task pages_of_others_may_not(string named, string origin)
    {
        await using var server = await Named(named);
        using var answer = await Preflight(server, origin, "POST");

        One(answer, "Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example")]
    [InlineData("desk.example")]
    [InlineData("https://desk.example/")]
    [InlineData("https://desk.example/app")]
    [InlineData("ftp://desk.example")]
    [InlineData("null")]
    public void what_is_no_origin_stops_the_start(string named) =>
        Should
            .Throw<InvalidOperationException>(() => Program.Build([$"--HotDash:Limits:Origins:0={named}"]))
            .Message.ShouldBe("HotDash:Limits:Origins holds origins: scheme, host and port, without a path.");

    private static Task<TinyServer> Named(string origins) =>
        TinyServer.Start(adjust: builder =>
        {
            builder.Configuration["HotDash:Limits:Origins"] = origins;
            builder.AddHotDashCors();
        });

    private static async Task<HttpResponseMessage> Preflight(TinyServer server, string origin, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", Asked);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? One(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(',', values) : null;

    private const string Asked =
        "authorization,content-type,graphql-preflight,x-graphql-event-stream-token,x-hotdash-shop,x-hotdash-trace,traceparent";
}
