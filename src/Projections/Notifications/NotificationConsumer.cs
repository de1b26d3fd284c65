using System.Text.Json;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Projections.Approvals;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>R51, R52: tells people what facts have them told, at once or in a digest.</summary>
public sealed class NotificationConsumer(IClock clock) : IJournalConsumer
{
    private Instant _prunedUpTo = Instant.MinValue;

    /// <inheritdoc/>
    public string Name => "notifications";

    /// <inheritdoc/>
    public async Task Consume(NpgsqlConnection connection, IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        var steps = await StepsOfFacts.Of(connection, rows, cancel);
        foreach (var shop in steps.GroupBy(x => x.Row.Shop))
            await Take(connection, shop.Key, [.. shop], cancel);
    }

    /// <inheritdoc/>
    public async Task<bool> DoWhatIsDue(NpgsqlConnection connection, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var waiting = await connection.ListAsync(Due, WaitingRow.Of, cancel, now);
        foreach (var person in waiting.GroupBy(x => (x.Shop, x.Recipient)))
        {
            var items = person.ToList();
            var ids = items.Select(x => x.Id).ToArray();
            if (Digest.Of([.. items.Select(x => x.Item)], now) is not { } digest)
            {
                await connection.RunAsync(Forget, cancel, ids);
                continue;
            }
            var loudest = items.First(x => x.Item.Priority == digest.Priority);
            var row = NotificationRow.Of(person.Key.Shop, person.Key.Recipient, digest, loudest, now);
            await connection.RunAsync(Show, cancel, JsonSerializer.Serialize(row, NotificationRow.Columns));
            await connection.RunAsync(Arrive, cancel, row.Id, ids);
        }
        return await Prune(connection, now, cancel) || waiting.Count > 0;
    }

    /// <summary>R53: deletes what nobody can have use for, some at a time; whether there may be more. Once an hour will do.</summary>
    private async Task<bool> Prune(NpgsqlConnection connection, Instant now, CancellationToken cancel)
    {
        if (now < _prunedUpTo + Duration.FromHours(1))
            return false;
        var more = (await connection.ListAsync(Outdated, row => row.GetInt32(0), cancel, now))[0] == AtOnce;
        if (!more)
            _prunedUpTo = now;
        return more;
    }

    private async Task Take(
        NpgsqlConnection connection,
        string shop,
        IReadOnlyList<Step> steps,
        CancellationToken cancel
    )
    {
        var people = await RecipientRows.Of(connection, shop, cancel);
        var now = clock.GetCurrentInstant();
        var lasting = await NotificationWriter.Lasting(connection, shop, now, cancel);
        var writer = new NotificationWriter(connection, shop, people, lasting, now);
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Tell tell:
                    Tell(tell, tell.Occasion);
                    break;
                case Step.End end:
                    await writer.End(end.Causes, null, cancel);
                    break;
                case Step.Rescheduled { Person: var person } when people.Find(x => x.Id == person) is { } who:
                    var due = Delivery.DueAt(now, NotificationPriority.High, who.Preferences, who.Zone);
                    await connection.RunAsync(Reschedule, cancel, shop, person, due);
                    break;
            }
        }
        // How many wait, and how many were approved, is counted once: it is as the last of these facts left it, or later.
        if (steps.Any(x => x is Step.Pending))
        {
            var pending = (await connection.ListAsync(Pending, row => row.GetInt32(0), cancel, shop))[0];
            string[] calm = [.. people.Where(x => pending <= x.BacklogThreshold).Select(x => x.Id)];
            await writer.End([NotificationPolicy.CauseOfBacklog], calm, cancel);
            if (steps.LastOrDefault(x => x is Step.Pending { Rose: true }) is { } rose)
                Tell(rose, new Occasion.BacklogGrown(pending));
        }
        if (steps.LastOrDefault(x => x is Step.Decided) is { } decided)
        {
            var approved = await connection.ListAsync(Decisions, row => row.GetBoolean(0), cancel, shop);
            if (!NotificationPolicy.IsLow(approved.Count(x => x), approved.Count))
                await writer.End([NotificationPolicy.CauseOfApprovalRate], null, cancel);
            Tell(decided, new Occasion.ApprovalRateFell(approved.Count(x => x), approved.Count));
        }
        await writer.Flush(cancel);

        void Tell(Step of, Occasion occasion)
        {
            if (NotificationPolicy.NoticeOf(occasion) is { } notice)
                writer.Tell(of.Row, of.At, notice);
        }
    }

    private static readonly string Pending =
        $"select count(*)::int from {ApprovalDocument.Table} where tenant_id = $1 and state = {(int)ApprovalState.PendingReview}";

    private static readonly string Decisions = $"""
        select type = 'approval_approved.v1' from hotdash.approval_history
         where shop = $1 and type in ('approval_approved.v1', 'approval_rejected.v1')
           and actor_kind <> 'SYSTEM' and planted is not true
         order by at desc limit {NotificationPolicy.Sample}
        """;

    private const string Reschedule = """
        update hotdash.notifications set due_at = $3, expires_at = expires_at + ($3 - due_at)
         where shop = $1 and recipient = $2 and shown_at is null and digest_id is null
        """;

    // All that is due of so many people: a person's is never cut in two.
    private const string Due = $"""
        select {WaitingRow.Columns} from hotdash.notifications
         where shown_at is null and digest_id is null and due_at <= $1 and (shop, recipient) in
           (select distinct shop, recipient from hotdash.notifications
             where shown_at is null and digest_id is null and due_at <= $1 limit 100)
         order by shop, recipient, raised_at, id
        """;

    private const string Show = """
        insert into hotdash.notifications
        select n.* from jsonb_populate_record(null::hotdash.notifications, $1::jsonb) n
        """;

    private const string Arrive = "update hotdash.notifications set digest_id = $1 where id = any($2)";

    private static readonly string Outdated = $"""
        with outdated as (delete from hotdash.notifications where id in
          (select id from hotdash.notifications
            where expires_at < $1 - interval '{NotificationPolicy.DaysKept} days' limit {AtOnce}) returning id)
        select count(*)::int from outdated
        """;

    private const int AtOnce = 1000;

    private const string Forget = "delete from hotdash.notifications where id = any($1)";
}
