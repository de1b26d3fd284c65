using System.Text.Json;
using HotDash.Domain;
using HotDash.Projections.Reads;
using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Reads;

public sealed class when_readings_are_written_down(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;
    private ReadsLog _log = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreOnDatabase.CreateAsync(databases);
        _log = new(_store.Pools, NullLogger<ReadsLog>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.StopAsync(CancellationToken.None);
        _log.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task those_of_requests_at_the_same_time_share_a_commit_whatever_shops_they_are_of()
    {
        var kept = Enumerable.Range(0, 300).Select(i => _log.Keep(Of($"shop-{i % 3}"), Cancel)).ToList();
        await _log.StartAsync(Cancel);

        await Task.WhenAll(kept);

        (await AskAsync<long>("select count(distinct xmin::text) from hotdash.reads")).ShouldBe(1);
        (await AskAsync<long>("select count(*) from hotdash.reads where shop = 'shop-1'")).ShouldBe(100);
    }

    [Fact]
    public async Task nobody_goes_on_before_the_commit()
    {
        await using var other = new NpgsqlConnection(_store.ConnectionString);
        await other.OpenAsync(Cancel);
        // Longer than requests wait for a lock.
        await other.RunAsync("begin; lock table hotdash.reads in exclusive mode");
        await _log.StartAsync(Cancel);

        var refused = await Should.ThrowAsync<PostgresException>(_log.Keep(Of("acme"), Cancel));

        refused.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        await other.RunAsync("rollback");
        await _log.Keep(Of("acme"), Cancel);
        (await AskAsync<long>("select count(*) from hotdash.reads")).ShouldBe(1);
    }

    [Fact]
    public async Task more_than_can_wait_are_refused_at_once()
    {
        var kept = Enumerable.Range(0, 5_000).Select(_ => _log.Keep(Of("acme"), Cancel)).ToList();

        await Should.ThrowAsync<TimeoutException>(_log.Keep(Of("acme"), Cancel));

        await _log.StartAsync(Cancel);
        await Task.WhenAll(kept);
    }

    [Fact]
    public async Task what_waits_when_the_process_ends_is_written()
    {
        _log.Note(Of("acme"));
        await _log.StartAsync(Cancel);

        await _log.StopAsync(Cancel);

        (await AskAsync<long>("select count(*) from hotdash.reads")).ShouldBe(1);
        await Should.ThrowAsync<TimeoutException>(_log.Keep(Of("acme"), Cancel));
    }

    [Fact]
    public async Task they_are_read_as_they_were_written()
    {
        await _log.StartAsync(Cancel);
        var whole = Of("acme") with { Stage = ReadStage.Ended, Messages = 7, By = new("bot", ActorKind.Agent, "olga") };
        await _log.Keep(whole, Cancel);
        await _log.Keep(Of("other"), Cancel);
        var list = new ReadsList(_store.Pools);

        var read = (await list.Page("acme", ReadsFilter.All, null, false, 10, Cancel)).ShouldHaveSingleItem();

        Text(read).ShouldBe(Text(whole));
        (await list.Load("other", [whole.Id], Cancel)).ShouldBeEmpty();
        foreach (
            var filter in (ReadsFilter[])
                [
                    ReadsFilter.All with
                    {
                        Actor = "olga",
                    },
                    ReadsFilter.All with
                    {
                        ApprovalId = "approval-2",
                    },
                    ReadsFilter.All with
                    {
                        Kinds = [ReadKind.Export],
                    },
                    ReadsFilter.All with
                    {
                        Stages = [ReadStage.Refused],
                    },
                    ReadsFilter.All with
                    {
                        From = At + Duration.FromSeconds(1),
                    },
                    ReadsFilter.All with
                    {
                        To = At,
                    },
                ]
        )
            (await list.Count("acme", filter, 10, Cancel)).ShouldBe(0, filter.ToString());
        var all = new ReadsFilter(
            "bot",
            "approval-1",
            [ReadKind.History],
            [ReadStage.Ended],
            At,
            At + Duration.Epsilon * 1000
        );
        (await list.Count("acme", all, 10, Cancel)).ShouldBe(1);
    }

    private Task<T> AskAsync<T>(string sql) => _store.Pools.Projector.AskAsync<T>(sql);

    private static string Text(Read read) => JsonSerializer.Serialize(read, StoredJson.Options);

    private static Read Of(string shop) =>
        new(
            Guid.CreateVersion7(),
            shop,
            At,
            new Actor("olga", ActorKind.Person),
            [Role.Operator, Role.Admin],
            ReadStage.Answered,
            [ReadKind.History, ReadKind.PersonalText],
            ["Approval.summary", "Query.approvalHistory"],
            ["approval-1"],
            "http",
            "Queue",
            "0af7651916cd43dd8448eb211c80319c"
        );

    private static readonly Instant At = Instant.FromUtc(2026, 11, 2, 9, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
