using System.Collections.Immutable;
using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Tiles;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>
/// What do facts mean to notifications? By their stored names, and by fields that no customer wrote: no text is opened for it.
/// </summary>
internal static class StepsOfFacts
{
    /// <summary>The steps of these rows, in their order.</summary>
    public static async Task<List<Step>> Of(
        NpgsqlConnection connection,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var known = rows.Where(x => x.Source == JournalSource.Event && Known.Contains(x.Type)).ToList();
        if (known.Count == 0)
            return [];
        var stored = await connection.ListAsync(
            Facts,
            row => new Stored(row),
            cancel,
            known.Select(x => x.Shop).ToArray(),
            known.Select(x => x.Stream).ToArray(),
            known.Select(x => x.Version).ToArray()
        );
        var byId = stored.ToDictionary(x => x.Id);
        var steps = new List<Step>();
        foreach (var row in known)
            if (byId.TryGetValue(row.Ref, out var fact))
                steps.AddRange(await Of(connection, row, fact, cancel));
        return steps;
    }

    private static async Task<IEnumerable<Step>> Of(
        NpgsqlConnection connection,
        JournalRow row,
        Stored fact,
        CancellationToken cancel
    )
    {
        var at = fact.At;
        switch (row.Type)
        {
            // The policy approved it in the same append: it never waited.
            case "approval_submitted.v1" when fact.IsApproved:
                return [];
            case "approval_submitted.v1":
                return [Tell(new Occasion.ItemWaiting(fact.About())), new Step.Pending(row, at, Rose: true)];
            case "approval_undone.v1":
                return [new Step.Pending(row, at, Rose: true)];
            case "approval_urgency_raised.v1":
                return
                [
                    Tell(
                        fact.Text("urgency") == "CRITICAL"
                            ? new Occasion.SlaBreached(fact.About())
                            : new Occasion.SlaNear(fact.About())
                    ),
                ];
            case "approval_escalated.v1":
                var to = fact.Text("to");
                return [Tell(new Occasion.Escalated(fact.About(), to, await Listed(connection, row.Shop, to, cancel)))];
            case "approval_apply_failed.v1" or "approval_rollback_failed.v1":
                var code = StoredJson.ValueOf<ErrorCode>(fact.Text("code"));
                return [Tell(new Occasion.ApplyFailed(fact.About(), code))];
            case "approval_action_settled.v1":
                return fact.Data.GetProperty("receipt").GetProperty("outcome").GetString() == "UNKNOWN"
                    ? []
                    : [new Step.End(row, at, [NotificationPolicy.CauseOfUnknown(row.Stream)])];
            case "approval_approved.v1" or "approval_rejected.v1":
                return [new Step.Pending(row, at, Rose: false), new Step.Decided(row, at)];
            case "approval_withdrawn.v1" or "approval_expired.v1" or "approval_changes_requested.v1":
                return [new Step.Pending(row, at, Rose: false)];
            case "tile_anomaly_detected.v1":
                return
                [
                    Tell(
                        new Occasion.AnomalyDetected(
                            fact.Text("tile"),
                            fact.Text("kind"),
                            fact.Target,
                            fact.Text("severity") == "CRITICAL"
                        )
                    ),
                ];
            case "tile_decided.v1":
                return [new Step.End(row, at, NotificationPolicy.CausesDecided(fact.Text("tile"), Kinds, fact.Target))];
            default:
                return [new Step.Rescheduled(row, at, fact.Data.GetProperty("by").GetProperty("id").GetString()!)];
        }

        Step Tell(Occasion occasion) => new Step.Tell(row, at, occasion);
    }

    /// <summary>R17: whom the shop's list of this name names; nobody, where the rung names a role.</summary>
    private static async Task<ImmutableArray<string>> Listed(
        NpgsqlConnection connection,
        string shop,
        string list,
        CancellationToken cancel
    ) => [.. await connection.ListAsync(OnList, row => row.GetString(0), cancel, shop, list)];

    /// <summary>A fact as it lies there, with what the trail tells of its approval; the trail is empty for others.</summary>
    private sealed class Stored(NpgsqlDataReader row)
    {
        private readonly (string Kind, string Priority, string By, string? For)? _trail = row.IsDBNull(2)
            ? null
            : (row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));
        private readonly string _stream = row.GetString(6);

        public Guid Id { get; } = row.GetGuid(0);

        public JsonElement Data { get; } = JsonElement.Parse(row.GetString(1));

        public Instant At => NodaTime.Text.InstantPattern.ExtendedIso.Parse(Text("at")).GetValueOrThrow();

        /// <summary>Whether the policy approved what was submitted, in the same append.</summary>
        public bool IsApproved { get; } = row.GetBoolean(7);

        /// <summary>What of a tile it is about; null for all of it.</summary>
        public string? Target => Data.TryGetProperty("target", out var target) ? target.GetString() : null;

        public string Text(string field) => Data.GetProperty(field).GetString()!;

        public Matter About()
        {
            var (kind, priority, by, @for) =
                _trail ?? throw new InvalidOperationException("A fact of an approval is not in its trail.");
            return new(
                _stream,
                StoredJson.ValueOf<ApprovalKind>(kind),
                StoredJson.ValueOf<Priority>(priority),
                by,
                @for
            );
        }
    }

    private static readonly HashSet<string> Known =
    [
        "approval_submitted.v1",
        "approval_undone.v1",
        "approval_urgency_raised.v1",
        "approval_escalated.v1",
        "approval_apply_failed.v1",
        "approval_rollback_failed.v1",
        "approval_action_settled.v1",
        "approval_approved.v1",
        "approval_rejected.v1",
        "approval_withdrawn.v1",
        "approval_expired.v1",
        "approval_changes_requested.v1",
        "tile_anomaly_detected.v1",
        "tile_decided.v1",
        "notification_preferences_changed.v1",
        // The time zone is among them.
        "preferences_updated.v1",
        "preferences_reset.v1",
    ];

    private static readonly string[] Kinds = [.. Enum.GetValues<AnomalyKind>().Select(StoredJson.NameOf)];

    private const string Facts = """
        select e.id, e.data::text, h.kind, h.priority, h.drafted_by, d.on_behalf_of, e.stream_id,
               e.type = 'approval_submitted.v1' and exists (
                 select from hotdash.approval_history a
                  where a.shop = h.shop and a.approval_id = h.approval_id and a.version > h.version and a.at = h.at
                    and a.type = 'approval_approved.v1' and a.actor_kind = 'SYSTEM')
          from unnest($1, $2, $3) as k (shop, stream, version)
          join hotdash.mt_events e on e.tenant_id = k.shop and e.stream_id = k.stream and e.version = k.version
          left join hotdash.approval_history h on h.event_id = e.id
          left join hotdash.approval_history d on d.shop = h.shop and d.approval_id = h.approval_id and d.version = 1
        """;

    private const string OnList = """
        select jsonb_array_elements_text(l -> 'members')
          from (select data from hotdash.mt_events where tenant_id = $1 and stream_id = 'policy-approvals'
                 order by version desc limit 1) last, jsonb_array_elements(last.data #> '{policy,lists}') l
         where l ->> 'name' = $2
        """;
}
