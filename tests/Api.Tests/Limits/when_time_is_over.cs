using HotDash.Api.Hosting.Identity;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>The real host with little patience.</summary>
public sealed class when_time_is_over : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private TestDatabase _database = null!;
    private HotDashHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await _databases.CreateDatabaseAsync();
        _host = await HotDashHost.StartAsync(
            _database.ConnectionString,
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["HotDash:Limits:ExecutionTime"] = "00:00:04",
                        ["HotDash:Limits:ExpiryGrace"] = "00:00:01",
                    }
                )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        await _databases.DisposeAsync();
    }

    [Fact]
    public async Task what_hangs_is_stopped_with_its_SQL_on_every_transport()
    {
        using var client = await Operator();
        (await client.Ask("{ approvals { totalCount } }", Cancel)).TryGetProperty("errors", out _).ShouldBeFalse();
        using var agent = await ApiClient.Of(_host, Shop, ApiClient.Agent("bot", "amara"), Cancel);
        await agent.Submit();
        await using var watching = new NpgsqlConnection(_database.ConnectionString);
        await watching.OpenAsync(Cancel);
        // No lock: for those nobody waits as long.
        await Run(
            watching,
            """
            create policy hangs on hotdash.mt_doc_approval as restrictive to hotdash_app
             using ((select true from pg_sleep(120))) with check ((select true from pg_sleep(120)))
            """
        );

        var asked = Wires
            .All.Select(wire => wire.Ask(_host.Address, client.Token, "{ approvals { nodes { id } } }"))
            .ToList();
        asked.Add(Wire.WebSocket.Ask(_host.Address, client.Token, "subscription { approvalQueueChanged { cursor } }"));
        asked.Add(
            Wire.Http.Ask(
                _host.Address,
                agent.Token,
                $"mutation ($d: ApprovalDraftInput!) {{ submitApproval(input: {{draft: $d}}) {Asked.Payload} }}",
                new { d = System.Text.Json.JsonElement.Parse(Asked.Draft) }
            )
        );
        await Until(async () => await Waiting(watching) >= Wires.All.Length);

        foreach (var reply in await Task.WhenAll(asked))
        {
            (reply.Code, reply.Limit).ShouldBe(("UNAVAILABLE", "executionTime"), reply.ToString());
            reply.Extension("nextStep")!.Value.GetString()!.ShouldContain("idempotency key");
            if (reply.Status is not (null or 200))
                reply.Status.ShouldBe(503);
        }
        await Until(async () => await Waiting(watching) == 0);
        await Run(watching, "drop policy hangs on hotdash.mt_doc_approval");
        var after = await client.Ask("{ approvals { totalCount } }", Cancel);
        after.GetProperty("data").GetProperty("approvals").GetProperty("totalCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task a_token_that_expires_in_mid_stream_ends_it_after_a_grace()
    {
        using var client = await Operator();
        var token = await _host
            .Services.GetRequiredService<DevTokens>()
            .Issue(Shop, new("olga", ActorKind.Person), Cancel, Duration.FromSeconds(3));
        await using var socket = await SocketClient.Ready(_host.Address, token);
        await socket.Subscribe("a", Watch);
        (await socket.Type()).ShouldBe("next");
        using var events = ApiClient.Of(_host, $"Bearer {token}");
        var heard = new List<string>();

        await foreach (var text in events.Events(Watch, Cancel))
            heard.Add(text);

        heard.Count.ShouldBe(2);
        heard[1].ShouldContain("UNAUTHENTICATED");
        (await socket.CloseCode()).ShouldBe(4403);
        (await events.Send("{ viewer { id } }")).Status.ShouldBe(401);
        (await client.Send("{ viewer { id } }")).Status.ShouldBe(200);
    }

    private async Task<ApiClient> Operator() =>
        await ApiClient.Of(_host, Shop, ApiClient.Person("olga", Role.Operator), Cancel);

    /// <summary>How many statements wait for a lock.</summary>
    private static async Task<long> Waiting(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
            connection
        );
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private const string Shop = "patient.myshopify.com";
    private const string Watch = "subscription { approvalQueueChanged { cursor } }";

    private static Task Until(Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(condition, cancellation: TestContext.Current.CancellationToken);
}
