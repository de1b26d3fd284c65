using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Trust;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NodaTime;

namespace HotDash.Projections.Approvals;

/// <summary>
/// Who did what to an approval, when and why (R60)? One row an event, written with the event. What an event does not say
/// itself (state, kind, tools, digest, revision, what lists filter and sort by) is the approval's after it. Must run before the projection of
/// <see cref="Approval"/>: the session still holds the state that the command decided on.
/// </summary>
public sealed class ApprovalHistory : IProjection
{
    /// <inheritdoc/>
    public async Task ApplyAsync(
        IDocumentOperations operations,
        IReadOnlyList<IEvent> events,
        CancellationToken cancellation
    )
    {
        var rows = new List<Row>();
        foreach (var stream in events.Where(e => e.Data is IApprovalFact).GroupBy(e => e.StreamKey!))
        {
            var state =
                stream.First().Data is ApprovalDrafted
                    ? null
                    : await operations.LoadAsync<Approval>(stream.Key, cancellation);
            foreach (var one in stream)
            {
                state = Approval.Evolve(state, (IApprovalFact)one.Data);
                rows.Add(RowOf(operations, one, (IApprovalFact)one.Data, state));
            }
        }
        if (rows.Count > 0)
            operations.QueueSqlCommand(Insert, JsonSerializer.Serialize(rows, Columns));
    }

    private static Row RowOf(IDocumentOperations session, IEvent one, IApprovalFact fact, Approval after)
    {
        var queued = ApprovalQueue.Place.Of(after, ApprovalOrder.Queue);
        return new(
            one.Id,
            session.TenantId,
            one.StreamKey!,
            after.Version,
            one.EventTypeName,
            fact.At,
            fact.By.Id,
            fact.By.Kind,
            fact.By.Role,
            fact.By.OnBehalfOf,
            after.State,
            after.Content.Kind,
            after.Content.Priority,
            after.Urgency,
            after.RiskLevel,
            after.DraftedBy.Id,
            after.CreatedAt,
            queued.At,
            queued.Rank,
            [.. after.Content.Actions.Select(a => a.Tool).Distinct()],
            after.Digest,
            after.Revision,
            fact.ReasonOf(),
            session.CorrelationId,
            session.CausationId,
            fact,
            fact is ApprovalGiven or ApprovalRejected ? ReadingTime.CharactersOf(after.Content) : null,
            after.PlantedBy is null ? null : true
        );
    }

    /// <summary>A row by the names of its columns.</summary>
    private sealed record Row(
        Guid EventId,
        string Shop,
        string ApprovalId,
        int Version,
        string Type,
        Instant At,
        string ActorId,
        ActorKind ActorKind,
        Role? Role,
        string? OnBehalfOf,
        ApprovalState State,
        ApprovalKind Kind,
        Priority Priority,
        Urgency Urgency,
        RiskLevel RiskLevel,
        string DraftedBy,
        Instant CreatedAt,
        Instant QueuedAt,
        int Rank,
        string[] Tools,
        string Digest,
        int Revision,
        PersonalText? Reason,
        string? CorrelationId,
        string? CausationId,
        IApprovalFact Data,
        int? Characters,
        bool? Planted
    );

    private static readonly JsonSerializerOptions Columns = new(StoredJson.Sealed)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new AsStoredConverter<IApprovalFact>(), new AsStoredConverter<PersonalText>() },
    };

    // One statement with one parameter, whatever the facts lack: the same each time, so that it is planned once a connection.
    private const string Insert = """
        insert into hotdash.approval_history
        select * from jsonb_populate_recordset(null::hotdash.approval_history, ?::jsonb)
        """;
}
