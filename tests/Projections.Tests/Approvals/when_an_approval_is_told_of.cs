using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Marten;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Approvals;

public sealed class when_an_approval_is_told_of(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;

    public async ValueTask InitializeAsync() => _store = await StoreOnDatabase.CreateAsync(databases);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact, Trait("rule", "R60")]
    public async Task every_event_has_its_row_with_the_state_that_it_led_to()
    {
        Approval? state = null;
        var told = new List<string>();
        // Alone, in twos and in threes: rows know the state after each, not after the append.
        foreach (var facts in Facts.Chunk(1).Take(2).Concat(Facts.Skip(2).Chunk(3)))
        {
            await AppendAsync(facts);
            foreach (var fact in facts)
            {
                state = Approval.Evolve(state, fact);
                told.Add(
                    $"{state.Version} {EventNames.All[fact.GetType()]} {state.State} {state.Revision} {state.Digest} {fact.By.Id}"
                );
            }
        }

        (await RowsAsync()).ShouldBe(told.Select(line => line.ToUpperInvariant()));
    }

    [Fact, Trait("rule", "R60")]
    public async Task its_body_is_the_events_and_its_order_the_journals()
    {
        foreach (var facts in Facts.Chunk(4))
            await AppendAsync(facts);

        var differing = await _store.Pools.Projector.AskAsync<long>(
            """
            select count(*) from hotdash.mt_events e
              left join hotdash.approval_history h on h.event_id = e.id and h.data = e.data and h.version = e.version
               and h.shop = e.tenant_id and h.approval_id = e.stream_id and h.correlation_id = e.correlation_id
              left join hotdash.journal j on j.ref = e.id and j.version = e.version
             where h.event_id is null or j.position is null
            """
        );

        differing.ShouldBe(0);
    }

    [Fact]
    public async Task it_may_be_asked_for_from_before_the_first_year()
    {
        await AppendAsync(Facts[..3]);
        var trail = new ApprovalTrail(_store.Pools, _store.Keys);
        var filter = ApprovalTrailFilter.All with { From = Instant.FromUtc(-1, 1, 1, 0, 0) };

        (await trail.Page("acme.myshopify.com", filter, null, false, 10, Cancel)).Count.ShouldBe(3);
        (await trail.Count("acme.myshopify.com", filter with { From = null, To = filter.From }, 10, Cancel)).ShouldBe(
            0
        );
    }

    private static IApprovalFact[] Facts => [.. SampleFacts.All.OfType<IApprovalFact>()];

    private async Task AppendAsync(IApprovalFact[] facts)
    {
        await using var session = _store.Events.LightweightSession("acme.myshopify.com");
        session.CorrelationId = "c1";
        using var texts = _store.Keys.Open("acme.myshopify.com");
        await texts.StageAsync(session, "cust-3");
        var stream = await session.Events.FetchForWriting<Approval>(SampleFacts.ApprovalId, Cancel);
        stream.AppendMany(facts);
        await session.SaveChangesAsync(Cancel);
    }

    private Task<List<string>> RowsAsync() =>
        _store.Pools.Projector.WithAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(
                """
                select upper(concat_ws(' ', h.version, h.type, replace(h.state, '_', ''), h.revision, h.digest, h.actor_id))
                  from hotdash.approval_history h join hotdash.journal j on j.ref = h.event_id order by j.position
                """,
                connection
            );
            await using var rows = await command.ExecuteReaderAsync(Cancel);
            var read = new List<string>();
            while (await rows.ReadAsync(Cancel))
                read.Add(rows.GetString(0));
            return read;
        });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
