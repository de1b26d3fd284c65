using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>
/// A batch of the journal in memory, and the way to the next one. Whoever follows holds the batch that it has dealt with;
/// batches that nobody holds any more are garbage, so that nothing needs to be counted or trimmed.
/// </summary>
internal sealed class JournalBatch(long position, IReadOnlyList<JournalRow> rows, long rowsBefore)
{
    private readonly TaskCompletionSource<JournalBatch> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The position of the last row: all up to here is in this batch or before it.</summary>
    public long Position => position;

    /// <summary>How many rows the log has seen up to and with this batch; tells which of two batches is later, and by how much.</summary>
    public long RowsSeen => rowsBefore + rows.Count;

    public IReadOnlyList<JournalRow> Rows => rows;

    public Task<JournalBatch> Next => _next.Task;

    public JournalBatch? NextIfThere => _next.Task.IsCompletedSuccessfully ? _next.Task.Result : null;

    public void Continue(JournalBatch next) => _next.SetResult(next);
}

/// <summary>The rows of the journal as they arrive, from where this process began to follow it.</summary>
internal sealed class JournalLog(Guid epoch, long position)
{
    private readonly Lock _gate = new();
    private volatile JournalBatch _tail = new(position, [], 0);

    public Guid Epoch => epoch;

    public JournalBatch Tail => _tail;

    /// <summary>Adds rows in journal order; those that are here already are passed over, so that a batch may be handed in twice.</summary>
    public void Append(IReadOnlyList<JournalRow> rows)
    {
        lock (_gate)
        {
            var tail = _tail;
            List<JournalRow> fresh = [.. rows.Where(x => x.Position > tail.Position)];
            for (var i = 1; i < fresh.Count; i++)
            {
                if (fresh[i].Position <= fresh[i - 1].Position)
                    throw new ArgumentException("Journal rows are not in order.", nameof(rows));
            }
            if (fresh.Count == 0)
                return;
            var next = new JournalBatch(fresh[^1].Position, fresh, tail.RowsSeen);
            _tail = next;
            tail.Continue(next);
        }
    }

    /// <summary>
    /// What follows a batch and is there by now, up to about <paramref name="most"/> rows of the shop: whoever lags takes more at
    /// once. Never goes beyond <paramref name="stop"/>.
    /// </summary>
    public static (JournalBatch Reached, List<JournalRow> Rows) After(
        JournalBatch batch,
        Func<JournalRow, bool> concerns,
        int most,
        Func<JournalBatch, bool> stop
    )
    {
        var rows = new List<JournalRow>();
        while (rows.Count < most && !stop(batch) && batch.NextIfThere is { } next)
        {
            rows.AddRange(next.Rows.Where(concerns));
            batch = next;
        }
        return (batch, rows);
    }
}
