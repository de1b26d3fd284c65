using HotDash.Domain.Approvals;
using HotDash.Support;
using Marten;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

public sealed class when_a_cluster_is_of_an_earlier_version(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreOnDatabase.CreateAsync(databases);
        foreach (var facts in Life.Chunk(4))
            await AppendAsync("acme.myshopify.com", facts);
        // Submitted, and kept by somebody.
        await AppendAsync("other.myshopify.com", Life[..5]);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task a_start_makes_it_the_present_one()
    {
        await GoBackAsync();

        await StartAsync();

        ContractFile.ShouldHold("schema/postgres/catalogue.txt", await Catalogue.OfAsync(_store.ConnectionString));
    }

    [Theory]
    [InlineData("select string_agg(to_jsonb(h)::text, ' ' order by event_id) from hotdash.approval_history h")]
    [InlineData("select string_agg(to_jsonb(d)::text, ' ' order by tenant_id) from hotdash.mt_doc_approval d")]
    public async Task its_rows_say_what_they_would_have_said_from_the_start(string rows)
    {
        var before = await AskAsync(rows);
        await GoBackAsync();

        await StartAsync();

        (await AskAsync(rows)).ShouldBe(before);
    }

    [Fact]
    public async Task it_takes_further_facts()
    {
        await GoBackAsync();
        await StartAsync();

        await AppendAsync("other.myshopify.com", Life[5..6]);

        (
            await AskAsync(
                "select state || rank from hotdash.approval_history where shop like 'other%' order by version desc limit 1"
            )
        ).ShouldBe("PENDING_REVIEW3");
    }

    [Fact]
    public async Task whoever_reads_for_long_stops_the_start_and_nobody_else()
    {
        await GoBackAsync();
        await using var reading = await OpenAsync();
        await using var open = await reading.BeginTransactionAsync(Cancel);
        await reading.AskAsync<long>("select count(*) from hotdash.approval_history");

        var refused = await Should.ThrowAsync<PostgresException>(StartAsync);

        refused.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        await open.RollbackAsync(Cancel);
        await StartAsync();
    }

    /// <summary>Where what a list sorts by differs from fact to fact.</summary>
    private static IApprovalFact[] Life { get; } =
    [
        .. SampleFacts
            .All.OfType<IApprovalFact>()
            .Select<IApprovalFact, IApprovalFact>(fact =>
                fact switch
                {
                    ApprovalSubmitted e => e with { At = e.At + Duration.FromHours(1), RiskLevel = RiskLevel.Medium },
                    ApprovalEdited e => e with
                    {
                        RiskLevel = RiskLevel.Low,
                        Content = e.Content with { Priority = Priority.Low },
                    },
                    _ => fact,
                }
            ),
    ];

    private async Task AppendAsync(string shop, IApprovalFact[] facts)
    {
        await using var session = _store.Events.LightweightSession(shop);
        using var texts = _store.Keys.Open(shop);
        await texts.StageAsync(session, "cust-3");
        var stream = await session.Events.FetchForWriting<Approval>(SampleFacts.ApprovalId, Cancel);
        stream.AppendMany(facts);
        await session.SaveChangesAsync(Cancel);
    }

    private async Task GoBackAsync()
    {
        await using var connection = await OpenAsync();
        await connection.RunAsync(
            await File.ReadAllTextAsync(
                Path.Combine(ContractFile.Root, "tests/Projections.Tests/Storage/first_schema.sql"),
                Cancel
            )
        );
    }

    private async Task StartAsync()
    {
        await using var host = await HotDashHost.StartAsync(_store.ConnectionString);
    }

    private async Task<string> AskAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await connection.AskAsync<string>(sql);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_store.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
