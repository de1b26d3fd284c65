using HotDash.Api.Tests.Limits;
using HotDash.Api.Tests.Transport;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

public sealed class when_a_resolver_fails : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TinyServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("database")]
    [InlineData("stopping")]
    [InlineData("locked")]
    public async Task a_database_that_is_away_is_UNAVAILABLE(string how)
    {
        var answer = await _server.Post("query ($how: String!) { fails(how: $how) hello }", new { how });
        answer.Code.ShouldBe("UNAVAILABLE");
        answer.Error.GetProperty("extensions").GetProperty("nextStep").GetString()!.ShouldContain("again");
        answer.Data.GetProperty("hello").GetString().ShouldBe("hello world");
        answer.Text.ShouldNotContain("127.0.0.1");
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task so_it_is_on_every_transport(Wire wire)
    {
        var reply = await wire.Ask(_server.Address, "manager", "{ fails(how: \"bug\") }");
        reply.Code.ShouldBe("INTERNAL");
        reply.Extension("traceId")!.Value.GetString()!.Length.ShouldBe(32);
        reply.Json.GetRawText().ShouldNotContain("Secret");
    }

    [Theory]
    [InlineData("sql")]
    [InlineData("bug")]
    public async Task anything_else_is_INTERNAL_with_a_trace_id_and_no_more(string how)
    {
        var answer = await _server.Post("query ($how: String!) { fails(how: $how) }", new { how });
        answer.Status.ShouldBe(200);
        answer.Code.ShouldBe("INTERNAL");
        answer.Error.GetProperty("extensions").GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        answer.Text.ShouldNotContain("secret", Case.Insensitive);
        answer.Text.ShouldNotContain("Exception");
        answer.Text.ShouldNotContain("POSTGRES", Case.Insensitive);
    }
}
