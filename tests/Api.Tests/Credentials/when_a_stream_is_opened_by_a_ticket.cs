using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_a_stream_is_opened_by_a_ticket(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task it_opens_one_stream_on_any_node_and_no_second()
    {
        var other = await world.Start(world.Issuer.Settings());
        var ticket = await Ticket(await Auditor("ann"));

        using var stream = await Open(other, ticket);
        (await stream.Event()).ShouldContain("SNAPSHOT");
        (await Status(world.Host, ticket)).ShouldBe(401);
        (await Status(other, ticket)).ShouldBe(401);
    }

    [Fact]
    public async Task of_many_that_come_at_once_one_gets_in()
    {
        var other = await world.Start(world.Issuer.Settings());
        var ticket = await Ticket(await Auditor("bea"));

        var statuses = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => Status(i % 2 == 0 ? world.Host : other, ticket))
        );

        statuses.Count(x => x == 200).ShouldBe(1);
        statuses.Count(x => x == 401).ShouldBe(9);
    }

    [Fact]
    public async Task a_removed_member_loses_the_stream_all_the_same()
    {
        var token = await Auditor("cyd");
        using var stream = await Open(world.Host, await Ticket(token));
        (await stream.Event()).ShouldContain("SNAPSHOT");

        await world.Run("delete from hotdash.members where subject = 'cyd'");

        (await stream.Event()).ShouldContain("UNAUTHENTICATED");
    }

    [Fact]
    public async Task a_minute_later_it_is_none_and_a_made_up_one_never_was()
    {
        var ticket = await Ticket(await Auditor("dee"));
        await world.Run("update hotdash.tickets set expires_at = now() - interval '1 second'");
        (await Status(world.Host, ticket)).ShouldBe(401);
        (await Status(world.Host, "made-up")).ShouldBe(401);
        (await Status(world.Host, "'; drop table hotdash.tickets; --\0")).ShouldBe(401);
    }

    [Fact]
    public async Task it_is_good_for_streams_alone()
    {
        var ticket = await Ticket(await Auditor("eve"));
        var answer = await IdentityWorld.Send(
            world.Host,
            HttpMethod.Post,
            $"/graphql?ticket={ticket}",
            IdentityWorld.Viewer
        );
        answer.Code.ShouldBe("UNAUTHENTICATED");
        using var stream = await Open(world.Host, ticket);
        (await stream.Event()).ShouldContain("SNAPSHOT");
    }

    [Fact]
    public async Task who_proves_nobody_gets_none()
    {
        (await IdentityWorld.Send(world.Host, HttpMethod.Post, "/graphql/ticket", null)).ShouldBeUnproven();
        (await IdentityWorld.Send(world.Host, HttpMethod.Post, "/graphql/ticket", null, "Bearer x")).ShouldBeUnproven();
    }

    [Fact]
    public async Task no_ticket_lies_in_the_database()
    {
        var ticket = await Ticket(await Auditor("flo"));
        (await world.Dump()).ShouldNotContain(ticket);
    }

    [Theory]
    [InlineData("access_token=x")]
    [InlineData("api_key=x")]
    [InlineData("Authorization=Bearer%20x")]
    [InlineData("token=hd_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ticket=TOKEN")]
    [InlineData("anything=TOKEN")]
    public async Task a_credential_in_an_address_is_refused_on_every_transport(string parameter)
    {
        var token = await Auditor("gil");
        parameter = parameter.Replace("TOKEN", token, StringComparison.Ordinal);
        foreach (var address in new[] { "/graphql", "/graphql/ticket" })
        {
            var answer = await IdentityWorld.Send(
                world.Host,
                HttpMethod.Post,
                $"{address}?{parameter}",
                IdentityWorld.Viewer,
                $"Bearer {token}"
            );
            answer.Status.ShouldBe(400, answer.Text);
            answer.Code.ShouldBe("UNAUTHENTICATED");
            answer.Text.ShouldNotContain(token);
        }
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://{world.Host.Address.Authority}/graphql?{parameter}"), Cancel)
        );
        ((int)socket.HttpStatusCode).ShouldBe(400);
    }

    private async Task<string> Auditor(string subject)
    {
        var shop = world.NewShop();
        await world.Member(shop, subject, Role.Auditor);
        return world.Issuer.Token(IdentityWorld.Rsa, subject, shop);
    }

    private async Task<string> Ticket(string token)
    {
        var answer = await IdentityWorld.Send(world.Host, HttpMethod.Post, "/graphql/ticket", null, $"Bearer {token}");
        answer.Status.ShouldBe(201, answer.Text);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return answer.Json.GetProperty("ticket").GetString()!;
    }

    /// <summary>As a browser's EventSource does: no header but what it accepts.</summary>
    private static async Task<Events> Open(HotDashHost host, string ticket)
    {
        var answer = await Get(host, ticket);
        ((int)answer.StatusCode).ShouldBe(200);
        return await Events.Of(answer);
    }

    private static async Task<int> Status(HotDashHost host, string ticket)
    {
        using var answer = await Get(host, ticket);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> Get(HotDashHost host, string ticket)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/graphql?query={Uri.EscapeDataString(History)}&ticket={Uri.EscapeDataString(ticket)}"
        );
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string History = "subscription { approvalHistoryAppended { kind } }";
}
