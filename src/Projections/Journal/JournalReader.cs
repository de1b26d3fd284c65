using HotDash.Domain;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Journal;

/// <summary>Where the journal stands: a consumer that is behind <paramref name="Position"/> has missed nothing up to it.</summary>
/// <param name="Epoch">In which positions mean the same facts.</param>
/// <param name="Position">The horizon: all up to it is committed, or never will be.</param>
public readonly record struct JournalHead(Guid Epoch, long Position)
{
    /// <summary>The place as clients keep it.</summary>
    public JournalCursor Cursor => new(Epoch, Position);
}

/// <summary>Ranged reads of the journal.</summary>
public sealed class JournalReader(DatabasePools pools)
{
    /// <summary>How far back a cursor may lie: the first fact behind it is at most this old.</summary>
    public static readonly Duration Retention = Duration.FromDays(7);

    /// <summary>The present horizon.</summary>
    public async Task<JournalHead> HeadAsync(CancellationToken cancel)
    {
        await using var command = pools.Projector.CreateCommand(
            "select hotdash.journal_epoch(), hotdash.journal_horizon()"
        );
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new JournalHead(row.GetGuid(0), row.GetInt64(1));
    }

    /// <summary>
    /// The rows of one shop behind <paramref name="after"/> up to <paramref name="upTo"/> (inclusive, a horizon that was
    /// read before), in order, at most <paramref name="limit"/>.
    /// </summary>
    public async Task<IReadOnlyList<JournalRow>> ReadAsync(
        string shop,
        long after,
        long upTo,
        int limit,
        CancellationToken cancel
    )
    {
        // For a client: both locks hold, the condition and the policy.
        await using var batch = ShopBatch
            .For(pools, shop)
            .With(
                $"select {Columns} from hotdash.journal where shop = $1 and position > $2 and position <= $3 order by position limit $4",
                shop,
                after,
                upTo,
                limit
            );
        await using var rows = await batch.Read(cancel);
        return await RowsAsync(rows, cancel);
    }

    /// <summary>
    /// Reads a client's cursor against the present journal. Refused with CURSOR_UNAVAILABLE when it is none, is of another
    /// epoch, ahead of the journal, or older than <see cref="Retention"/>: what it stands for cannot be continued.
    /// </summary>
    /// <returns>The position to continue behind, and the head to read up to; or the refusal.</returns>
    public async Task<(long After, JournalHead Head, Refusal? Refusal)> ResumeAsync(
        string cursor,
        string shop,
        Instant now,
        CancellationToken cancel
    )
    {
        var head = await HeadAsync(cancel);
        if (!JournalCursor.TryParse(cursor, out var place))
            return (0, head, Unavailable("This is no cursor of this list."));
        if (place.Epoch != head.Epoch)
            return (0, head, Unavailable("The cursor is from before the database was restored."));
        if (place.Position > head.Position)
            return (0, head, Unavailable("The cursor is ahead of everything that happened."));
        var missed = await ReadAsync(shop, place.Position, head.Position, 1, cancel);
        return missed is [var first] && first.At < now - Retention
            ? (0, head, Unavailable("The cursor is older than seven days."))
            : (place.Position, head, null);
    }

    /// <summary>
    /// Horizon, then rows: two statements of one round trip, each with its own snapshot, so that the rows' snapshot is the
    /// later one.
    /// </summary>
    internal static async Task<(long Newest, long Horizon, IReadOnlyList<JournalRow> Rows)> NextAsync(
        NpgsqlConnection connection,
        long after,
        int limit,
        CancellationToken cancel
    )
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    "select last_value, set_config('journal.horizon', hotdash.journal_horizon()::text, false) from hotdash.journal_position"
                ),
                new(
                    $"select {Columns} from hotdash.journal "
                        + "where position > $1 and position <= current_setting('journal.horizon')::bigint "
                        + "order by position limit $2"
                )
                {
                    Parameters =
                    {
                        new() { Value = after },
                        new() { Value = limit },
                    },
                },
            },
        };
        await using var result = await batch.ExecuteReaderAsync(cancel);
        await result.ReadAsync(cancel);
        var newest = result.GetInt64(0);
        var horizon = long.Parse(result.GetString(1), System.Globalization.CultureInfo.InvariantCulture);
        await result.NextResultAsync(cancel);
        return (newest, horizon, await RowsAsync(result, cancel));
    }

    internal static async Task<IReadOnlyList<JournalRow>> RowsAsync(NpgsqlDataReader rows, CancellationToken cancel)
    {
        var read = new List<JournalRow>();
        while (await rows.ReadAsync(cancel))
            read.Add(
                new JournalRow(
                    rows.GetInt64(0),
                    rows.GetString(1),
                    Enum.Parse<JournalSource>(rows.GetString(2), ignoreCase: true),
                    rows.GetGuid(3),
                    rows.GetString(4),
                    rows.GetInt64(5),
                    rows.GetString(6),
                    Instant.FromDateTimeUtc(rows.GetDateTime(7))
                )
            );
        return read;
    }

    private static Refusal Unavailable(string message) =>
        new(ErrorCode.CursorUnavailable, message, "Start without a cursor and take the present state.");

    internal const string Columns = "position, shop, source, ref, stream, version, type, at";
}
