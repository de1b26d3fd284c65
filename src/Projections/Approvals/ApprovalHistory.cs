using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

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
        foreach (var stream in events.Where(e => e.Data is IApprovalFact).GroupBy(e => e.StreamKey!))
        {
            var state =
                stream.First().Data is ApprovalDrafted
                    ? null
                    : await operations.LoadAsync<Approval>(stream.Key, cancellation);
            foreach (var one in stream)
            {
                var fact = (IApprovalFact)one.Data;
                state = Approval.Evolve(state, fact);
                operations.QueueSqlCommand(Insert, Row(operations, one, fact, state));
            }
        }
    }

    private static object[] Row(IDocumentOperations session, IEvent one, IApprovalFact fact, Approval after)
    {
        var queued = ApprovalQueue.Place.Of(after, ApprovalOrder.Queue);
        return
        [
            one.Id,
            session.TenantId,
            one.StreamKey!,
            after.Version,
            one.EventTypeName,
            fact.At.ToDateTimeOffset(),
            fact.By.Id,
            StoredJson.NameOf(fact.By.Kind),
            fact.By.Role is { } role ? StoredJson.NameOf(role) : (object)DBNull.Value,
            (object?)fact.By.OnBehalfOf ?? DBNull.Value,
            StoredJson.NameOf(after.State),
            StoredJson.NameOf(after.Content.Kind),
            StoredJson.NameOf(after.Content.Priority),
            StoredJson.NameOf(after.Urgency),
            StoredJson.NameOf(after.RiskLevel),
            after.DraftedBy.Id,
            after.CreatedAt.ToDateTimeOffset(),
            queued.At.ToDateTimeOffset(),
            queued.Rank,
            after.Content.Actions.Select(a => a.Tool).Distinct().ToArray(),
            after.Digest,
            after.Revision,
            ReasonOf(fact) is { } reason ? JsonSerializer.Serialize(reason, StoredJson.Options) : (object)DBNull.Value,
            (object?)session.CorrelationId ?? DBNull.Value,
            (object?)session.CausationId ?? DBNull.Value,
            JsonSerializer.Serialize(one.Data, fact.GetType(), StoredJson.Options),
        ];
    }

    private static PersonalText? ReasonOf(IApprovalFact fact) =>
        fact switch
        {
            ApprovalClaimed e => e.Reason,
            ApprovalRejected e => e.Reason,
            ApprovalChangesRequested e => e.Note,
            ApprovalWithdrawn e => e.Reason,
            ApprovalExpiryExtended e => e.Reason,
            ApprovalUndone e => e.Reason,
            ApprovalEscalated e => e.Reason,
            ActionSettled e => e.Reason,
            ApprovalRetried e => e.Reason,
            ApprovalRollbackStarted e => e.Reason,
            _ => null,
        };

    private const string Insert = """
        insert into hotdash.approval_history (event_id, shop, approval_id, version, type, at, actor_id, actor_kind,
          role, on_behalf_of, state, kind, priority, urgency, risk_level, drafted_by, created_at, queued_at, rank,
          tools, digest, revision, reason, correlation_id, causation_id, data)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb)
        """;
}
