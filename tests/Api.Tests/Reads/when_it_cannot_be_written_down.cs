using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Reads;

/// <summary>Somebody keeps the log locked: nothing leaves that would have to be in it.</summary>
public sealed class when_it_cannot_be_written_down : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private TestDatabase _database = null!;
    private HotDashHost _host = null!;
    private TestShop _shop = null!;
    private NpgsqlConnection _lock = null!;
    private string _id = "";
    private ApiClient _op = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await _databases.CreateDatabaseAsync();
        _host = await HotDashHost.StartAsync(_database.ConnectionString);
        _shop = new(_host, _database.ConnectionString, "acme.myshopify.com");
        _id = await SecretDraft.Tell(_shop);
        _op = await _shop.Person(Role.Operator);
        _lock = new(_database.ConnectionString);
        await _lock.OpenAsync(Cancel);
        await Run("begin; lock table hotdash.reads in exclusive mode");
    }

    public async ValueTask DisposeAsync()
    {
        await _lock.DisposeAsync();
        _shop.Dispose();
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        await _databases.DisposeAsync();
    }

    [Fact]
    public async Task no_answer_leaves_on_any_transport()
    {
        var question = $"{{ approval(id: \"{_id}\") {{ summary history {{ nodes {{ reason }} }} }} }}";
        const string live = "subscription { approvalHistoryAppended { appended { reason } } }";

        var answer = await _op.Post(question, Cancel);
        answer.Text.ShouldBeUnavailable();
        answer.Status.ShouldBe(503);
        (await _op.Events(question, Cancel).FirstAsync(Cancel)).ShouldBeUnavailable();
        (await _op.Events(live, Cancel).FirstAsync(Cancel)).ShouldBeUnavailable();
        await using var socket = await SocketClient.Ready(_op.Address, _op.Token);
        foreach (var asked in (string[])[question, live])
        {
            await socket.Subscribe("1", asked);
            (await socket.Receive())!.Value.GetRawText().ShouldBeUnavailable();
        }
        (await _op.Send("{ approvals { nodes { id state } } }")).Json.TryGetProperty("errors", out _).ShouldBeFalse();

        await Run("rollback");
        (await _op.Send(question)).Text.ShouldContain(SecretDraft.Mark);
    }

    [Fact]
    public async Task a_wish_is_done_and_its_repeat_is_answered()
    {
        var agent = await _shop.Agent();
        var wish =
            $"mutation {{ submitApproval(input: {{idempotencyKey: \"k\", draft: {{summary: \"{SecretDraft.Mark}wish\", kind: MISC, actions: [{{tool: \"product.tag\", arguments: {{product: \"p\", tags: [\"t\"]}}}}]}}}}) {{ replayed approval {{ summary }} }} }}";

        (await agent.Send(wish)).Text.ShouldBeUnavailable();

        await Run("rollback");
        var again = (await agent.Send(wish)).Data.GetProperty("submitApproval");
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.GetProperty("approval").Text("summary").ShouldBe($"{SecretDraft.Mark}wish");
    }

    private async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _lock);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

internal static class Unavailable
{
    public static void ShouldBeUnavailable(this string answer)
    {
        answer.ShouldContain("UNAVAILABLE");
        answer.ShouldNotContain(SecretDraft.Mark);
    }
}
