using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Support;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

public sealed class when_a_role_reaches_for_what_is_not_its(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreOnDatabase.CreateAsync(databases);
        await Hold(Acme);
        await Hold(Other);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("mt_events")]
    [InlineData("mt_streams")]
    [InlineData("journal")]
    public async Task a_shop_sees_its_own_rows_only(string table)
    {
        (await CountAs(Acme, table)).ShouldBe(1);
        (await CountAs("nobody.myshopify.com", table)).ShouldBe(0);
    }

    [Theory]
    [InlineData("mt_events")]
    [InlineData("mt_streams")]
    [InlineData("journal")]
    [InlineData("approval_history")]
    [InlineData("approval_open_targets")]
    [InlineData("idempotency")]
    [InlineData("members")]
    [InlineData("conversations")]
    [InlineData("tool_calls")]
    public async Task no_shop_sees_nothing(string table) =>
        (await _store.Pools.App.AskAsync<long>($"select count(*) from hotdash.{table}")).ShouldBe(0);

    [Fact]
    public async Task the_projector_sees_all_shops() =>
        (await _store.Pools.Projector.AskAsync<long>("select count(*) from hotdash.mt_events")).ShouldBe(2);

    [Theory]
    [InlineData("insert into hotdash.members values ('other.myshopify.com', 'p1', 'PERSON', '{ADMIN}', null, '{}')")]
    [InlineData("update hotdash.mt_events set data = '{}'")]
    [InlineData("delete from hotdash.mt_events")]
    [InlineData("delete from hotdash.mt_streams")]
    [InlineData("update hotdash.approval_history set state = 'APPLIED'")]
    [InlineData("delete from hotdash.approval_history")]
    [InlineData(
        "insert into hotdash.journal select 1000000, shop, source, gen_random_uuid(), stream, version, type, at from hotdash.journal"
    )]
    [InlineData("update hotdash.journal set position = position + 1")]
    [InlineData("delete from hotdash.journal")]
    [InlineData("select nextval('hotdash.journal_position')")]
    [InlineData("select hotdash.journal_begin_epoch()")]
    [InlineData("select hotdash.journal_write('acme.myshopify.com', 'EVENT', gen_random_uuid(), 's', 1, 't', now())")]
    [InlineData("truncate hotdash.mt_events cascade")]
    [InlineData("alter table hotdash.mt_events disable row level security")]
    public async Task a_request_is_refused(string sql)
    {
        await using var connection = await _store.Pools.App.OpenConnectionAsync(Cancel);
        await connection.AskAsync<string>("select set_config('app.tenant_id', $1, false)", Acme);

        var refused = await Should.ThrowAsync<PostgresException>(() => connection.RunAsync(sql));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task a_pooled_connection_keeps_its_role_and_forgets_its_shop()
    {
        for (var use = 0; use < 3; use++)
        {
            await using var connection = await _store.Pools.App.OpenConnectionAsync(Cancel);
            (await connection.AskAsync<string>("select current_user::text")).ShouldBe("hotdash_app");
            (await connection.AskAsync<string>("select coalesce(current_setting('app.tenant_id', true), '')")).ShouldBe(
                ""
            );
            await connection.AskAsync<string>("select set_config('app.tenant_id', $1, false)", Acme);
        }
    }

    private Task<long> CountAs(string shop, string table) =>
        _store.Pools.App.WithAsync(async connection =>
        {
            await connection.AskAsync<string>("select set_config('app.tenant_id', $1, false)", shop);
            return await connection.AskAsync<long>($"select count(*) from hotdash.{table}");
        });

    private async Task Hold(string shop)
    {
        await using var session = _store.Events.LightweightSession(shop);
        using var texts = _store.Keys.Open(shop);
        await texts.StageAsync(session, EffectsHold.Key);
        var hold = await session.Events.FetchForWriting<EffectsHold>(EffectsHold.Key, Cancel);
        hold.AppendOne(
            new EffectsWereHeld(
                Instant.FromUtc(2026, 11, 2, 9, 0),
                new By("p1", ActorKind.Person, Role.Manager),
                new PersonalText(EffectsHold.Key, "Stock is being counted.")
            )
        );
        await session.SaveChangesAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Acme = "acme.myshopify.com";
    private const string Other = "other.myshopify.com";
}
