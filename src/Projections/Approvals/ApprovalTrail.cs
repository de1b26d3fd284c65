using System.Collections.Immutable;
using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Approvals;

/// <summary>One row of <c>approval_history</c>, in journal order.</summary>
/// <param name="Position">Its place in the journal.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="ApprovalId">The approval.</param>
/// <param name="Version">The event's place in the approval's stream.</param>
/// <param name="Type">The event's name with its version, as <c>approval_given.v1</c>.</param>
/// <param name="State">Where the approval stood after it.</param>
/// <param name="Digest">The payload digest after it.</param>
/// <param name="Revision">The revision after it.</param>
/// <param name="Reason">Why, where one was given.</param>
/// <param name="CorrelationId">What it belonged together with.</param>
/// <param name="CausationId">What brought it about.</param>
/// <param name="Fact">The event itself.</param>
public sealed record ApprovalTrailEntry(
    long Position,
    Guid EventId,
    string ApprovalId,
    int Version,
    string Type,
    ApprovalState State,
    string Digest,
    int Revision,
    PersonalText? Reason,
    string? CorrelationId,
    string? CausationId,
    IApprovalFact Fact
);

/// <summary>Which history is asked for; empty lists and nulls ask for all.</summary>
/// <param name="ApprovalId">One approval's.</param>
/// <param name="States">Where the approval stood after the event.</param>
/// <param name="Kinds">What the approval is about.</param>
/// <param name="Actor">Who did it itself: what an agent did for its owner is the agent's, whoever answers for it.</param>
/// <param name="Agent">The agent that did it itself; nothing for a person's id.</param>
/// <param name="Tool">A tool among the approval's actions.</param>
/// <param name="Types">What happened, as event names.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
/// <param name="Text">Words of fields that hold no personal text.</param>
public sealed record ApprovalTrailFilter(
    string? ApprovalId,
    ImmutableArray<ApprovalState> States,
    ImmutableArray<ApprovalKind> Kinds,
    string? Actor,
    string? Agent,
    string? Tool,
    ImmutableArray<string> Types,
    Instant? From,
    Instant? To,
    string? Text
)
{
    /// <summary>Everything in the shop.</summary>
    public static readonly ApprovalTrailFilter All = new(null, [], [], null, null, null, [], null, null, null);
}

/// <summary>What happened to the shop's approvals, in which order? Read from <c>approval_history</c> by journal position.</summary>
public sealed class ApprovalTrail(DatabasePools pools, SubjectKeys keys)
{
    /// <summary>Up to <paramref name="take"/> rows behind a position, in journal order (before it, nearest first, when backward).</summary>
    public async Task<IReadOnlyList<ApprovalTrailEntry>> Page(
        string shop,
        ApprovalTrailFilter filter,
        long? from,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var where = new TrailConditions(shop, filter);
        if (from is { } position)
            where.And($"j.position {(backward ? "<" : ">")} {where.Add(position)}");
        return await Read(shop, where, $"order by j.position {(backward ? "desc" : "asc")} limit {take}", cancel);
    }

    /// <summary>How many match, counted up to <paramref name="limit"/>.</summary>
    public Task<int> Count(string shop, ApprovalTrailFilter filter, int limit, CancellationToken cancel) =>
        // Every row of the history has its row in the journal: to count, the order need not be known.
        ShopBatch.Count(
            pools,
            shop,
            "hotdash.approval_history h",
            new TrailConditions(shop, filter, ordered: false),
            limit,
            cancel
        );

    /// <summary>
    /// A page of the history of each of these approvals and how long that is, in one statement: up to
    /// <paramref name="take"/> rows behind a version (before it, nearest first, when backward).
    /// </summary>
    /// <returns>In the order of <paramref name="asked"/>; nothing and 0 where the shop has no such approval.</returns>
    public async Task<IReadOnlyList<(IReadOnlyList<ApprovalTrailEntry> Rows, int Count)>> PagesOf(
        string shop,
        IReadOnlyList<(string Approval, long? From)> asked,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var (beyond, order) = backward ? ("<", "desc") : (">", "asc");
        // Versions are counted from 1 without gaps: the last one is how many there are.
        var found = await ShopBatch
            .For(pools, shop)
            .With(
                $"""
                select page.*, asked.place, last.version
                  from unnest($2::text[], $3::bigint[]) with ordinality as asked(approval_id, start, place)
                 cross join lateral (
                   select version from hotdash.approval_history
                    where shop = $1 and approval_id = asked.approval_id order by version desc limit 1) last
                  left join lateral (
                   select {Columns} from hotdash.approval_history h join hotdash.journal j on j.ref = h.event_id
                    where h.shop = $1 and j.shop = $1 and j.source = 'EVENT' and h.approval_id = asked.approval_id
                      and h.version {beyond} asked.start order by h.version {order} limit {take}) page on true
                 order by asked.place, page.version {order}
                """,
                shop,
                asked.Select(x => x.Approval).ToArray(),
                asked.Select(x => x.From ?? (backward ? long.MaxValue : 0)).ToArray()
            )
            .List(
                row => (Entry: row.IsDBNull(0) ? null : Entry(row), Place: row.GetInt64(12), Count: row.GetInt64(13)),
                cancel
            );
        var byPlace = found.ToLookup(x => x.Place);
        return await keys.Read<IReadOnlyList<(IReadOnlyList<ApprovalTrailEntry>, int)>>(
            shop,
            () =>
                [
                    .. asked.Select(
                        (_, at) =>
                            (
                                (IReadOnlyList<ApprovalTrailEntry>)
                                    [
                                        .. byPlace[at + 1]
                                            .Select(x => x.Entry)
                                            .OfType<Func<ApprovalTrailEntry>>()
                                            .Select(x => x()),
                                    ],
                                (int)byPlace[at + 1].Select(x => x.Count).FirstOrDefault()
                            )
                    ),
                ],
            cancel
        );
    }

    /// <summary>Those of these events that match, in journal order.</summary>
    public Task<IReadOnlyList<ApprovalTrailEntry>> Of(
        string shop,
        ApprovalTrailFilter filter,
        IReadOnlyCollection<Guid> events,
        CancellationToken cancel
    )
    {
        var where = new TrailConditions(shop, filter);
        where.And($"j.ref = any({where.Add(events.ToArray())})");
        return Read(shop, where, "order by j.position", cancel);
    }

    private async Task<IReadOnlyList<ApprovalTrailEntry>> Read(
        string shop,
        TrailConditions where,
        string rest,
        CancellationToken cancel
    )
    {
        var rows = await ShopBatch
            .For(pools, shop)
            .With($"select {Columns} from {Tables} where {where} {rest}", where.Values)
            .List(Entry, cancel);
        return await keys.Read(shop, () => rows.ConvertAll(entry => entry()), cancel);
    }

    /// <summary>Takes a row from the connection; what is personal in it is opened when it is called.</summary>
    private static Func<ApprovalTrailEntry> Entry(NpgsqlDataReader row)
    {
        var (position, id, approval, version) = (row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3));
        var state = StoredJson.ValueOf<ApprovalState>(row.GetString(5));
        var (digest, revision) = (row.GetString(6), row.GetInt32(7));
        var reason = row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8);
        var correlation = row.IsDBNull(9) ? null : row.GetString(9);
        var causation = row.IsDBNull(10) ? null : row.GetString(10);
        var fact = StoredFact.In(row, 4, 11);
        return () =>
            new(
                position,
                id,
                approval,
                (int)version,
                fact.Type,
                state,
                digest,
                revision,
                reason is null ? null : JsonSerializer.Deserialize<PersonalText>(reason, StoredJson.Sealed),
                correlation,
                causation,
                (IApprovalFact)fact.Read()
            );
    }

    private const string Tables = "hotdash.journal j join hotdash.approval_history h on h.event_id = j.ref";

    private const string Columns =
        "j.position, h.event_id, h.approval_id, h.version, h.type, h.state, h.digest, h.revision, h.reason, "
        + "h.correlation_id, h.causation_id, h.data";
}
