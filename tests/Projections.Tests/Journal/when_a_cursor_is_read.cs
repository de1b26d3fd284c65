using HotDash.Domain;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_a_cursor_is_read(HotDashDatabases databases) : IAsyncLifetime
{
    private JournalWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        for (var i = 0; i < 3; i++)
            await _world.AppendAsync("s");
        await _world.AppendAsync("s", "other.myshopify.com");
        await _world.ShouldHaveSeenEverythingAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task it_continues_behind_its_place_with_the_own_shops_rows()
    {
        var first = _world.Seen[0];
        var head = await _world.Reader.HeadAsync(Cancel);

        var (after, upTo, refusal) = await Resume(new JournalCursor(head.Epoch, first.Position).ToString());

        refusal.ShouldBeNull();
        upTo.ShouldBe(head);
        var rows = await _world.Reader.ReadAsync(JournalWorld.Shop, after, upTo.Position, 100, Cancel);
        rows.ShouldBe(_world.Seen.Skip(1).Take(2));
    }

    [Fact]
    public async Task the_first_position_stands_before_everything()
    {
        var head = await _world.Reader.HeadAsync(Cancel);
        var rows = await _world.Reader.ReadAsync(JournalWorld.Shop, 1, head.Position, 2, Cancel);
        rows.ShouldBe(_world.Seen.Take(2));
    }

    [Fact]
    public async Task its_text_says_what_it_was_made_of()
    {
        var cursor = new JournalCursor(Guid.NewGuid(), 0x0102_0304_0506);
        JournalCursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
        (await Resume(cursor.ToString())).Refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("****************************** *")]
    [InlineData("ééééééééééééééééééééééééééééééééé")]
    public async Task what_is_no_cursor_is_refused(string text) =>
        (await Resume(text)).Refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);

    [Fact]
    public async Task what_is_ahead_of_the_journal_is_refused()
    {
        var head = await _world.Reader.HeadAsync(Cancel);
        var (_, _, refusal) = await Resume(new JournalCursor(head.Epoch, head.Position + 1).ToString());
        refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);
    }

    [Fact]
    public async Task what_is_older_than_seven_days_is_refused_unless_nothing_happened_since()
    {
        var head = await _world.Reader.HeadAsync(Cancel);
        var later = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(8);

        var old = await Resume(new JournalCursor(head.Epoch, 1).ToString(), later);
        var quiet = await Resume(head.Cursor.ToString(), later);

        old.Refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);
        quiet.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task a_restored_copy_refuses_it()
    {
        var cursor = (await _world.Reader.HeadAsync(Cancel)).Cursor;
        await _world.Follower.StopAsync(Cancel);
        await using var pools = new DatabasePools(await CopyAsync());

        var (_, head, refusal) = await new JournalReader(pools).ResumeAsync(
            cursor.ToString(),
            JournalWorld.Shop,
            SystemClock.Instance.GetCurrentInstant(),
            Cancel
        );

        refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);
        head.Position.ShouldBe(cursor.Position);
        (await new JournalReader(pools).HeadAsync(Cancel)).Epoch.ShouldBe(head.Epoch, "an epoch lasts");
    }

    [Fact]
    public async Task a_restore_in_place_begins_another_epoch_and_a_follower_does_not_go_on()
    {
        var cursor = (await _world.Reader.HeadAsync(Cancel)).Cursor;
        await using (var connection = new NpgsqlConnection(_world.Store.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await connection.RunAsync("select hotdash.journal_begin_epoch()");
            await connection.RunAsync(CloseAllOthers("current_database()"));
        }

        await Should.ThrowAsync<InvalidOperationException>(() => _world.Follower.ExecuteTask!);
        (await Resume(cursor.ToString())).Refusal!.Code.ShouldBe(ErrorCode.CursorUnavailable);
    }

    private async Task<(long After, JournalHead Head, Refusal? Refusal)> Resume(string cursor, Instant? now = null)
    {
        _world.Store.Pools.Projector.Clear();
        return await _world.Reader.ResumeAsync(
            cursor,
            JournalWorld.Shop,
            now ?? SystemClock.Instance.GetCurrentInstant(),
            Cancel
        );
    }

    private async Task<string> CopyAsync()
    {
        var original = new NpgsqlConnectionStringBuilder(_world.Store.ConnectionString);
        var server = new NpgsqlConnectionStringBuilder(original.ConnectionString) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(Cancel);
        // A database that somebody is connected to cannot be copied.
        await connection.RunAsync(CloseAllOthers($"'{original.Database}'"));
        await connection.RunAsync($"create database {original.Database}_copy template {original.Database}");
        return new NpgsqlConnectionStringBuilder(original.ConnectionString)
        {
            Database = $"{original.Database}_copy",
        }.ConnectionString;
    }

    private static string CloseAllOthers(string database) =>
        $"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = {database} and pid <> pg_backend_pid()";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
