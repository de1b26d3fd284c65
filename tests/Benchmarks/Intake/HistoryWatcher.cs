using System.Diagnostics;
using System.Text.Json;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>Subscribes to the audit trail of the whole shop and keeps every row that it is told.</summary>
public sealed class HistoryWatcher
{
    private readonly long _startTicks = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _startAt = DateTimeOffset.UtcNow;
    private readonly Lock _gate = new();
    private readonly List<(HistoryRow Row, long At)> _rows = [];
    private readonly Findings _findings;

    public HistoryWatcher(Uri address, string token, Findings findings)
    {
        _findings = findings;
        Subscription = new(address, token, Documents.WatchHistory, "approvalHistoryAppended") { Received = Take };
    }

    public Subscription Subscription { get; }

    /// <summary>Completes with the first message: from here on nothing is missed.</summary>
    public TaskCompletionSource Watching { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    public IReadOnlyList<HistoryRow> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows.Select(it => it.Row)];
            }
        }
    }

    /// <summary>
    /// From commit to here, between two bounds: from the fact's own <c>at</c>, which is before its commit, and from the
    /// moment at which the client that wrote it had its answer, which is after.
    /// </summary>
    public (Percentiles FromFact, Percentiles FromAnswer) Delays(AnswerTimes answers)
    {
        List<double> fromFact = [];
        List<double> fromAnswer = [];
        lock (_gate)
        {
            foreach (var (row, at) in _rows)
            {
                fromFact.Add((_startAt + Stopwatch.GetElapsedTime(_startTicks, at) - row.At).TotalMilliseconds);
                if (answers.Of(row.ApprovalId, row.Version) is { } answered)
                {
                    var sign = at >= answered ? 1 : -1;
                    fromAnswer.Add(
                        sign
                            * Stopwatch.GetElapsedTime(Math.Min(at, answered), Math.Max(at, answered)).TotalMilliseconds
                    );
                }
            }
        }

        return (Percentiles.Of([.. fromFact]), Percentiles.Of([.. fromAnswer]));
    }

    private void Take(JsonElement change, long at)
    {
        var appended = change.GetProperty("appended");
        if (change.GetProperty("kind").GetString() == "SNAPSHOT")
        {
            _findings.Require(appended.GetArrayLength() == 0, () => "approvalHistoryAppended: a snapshot with rows");
            _findings.Require(
                Watching.TrySetResult(),
                () => "approvalHistoryAppended: a second snapshot, so not resumed"
            );
            return;
        }

        _findings.Require(
            appended.GetArrayLength() == 1,
            () => $"approvalHistoryAppended: a change with {appended.GetArrayLength()} rows"
        );
        lock (_gate)
        {
            foreach (var node in appended.EnumerateArray())
            {
                _rows.Add((HistoryRow.Read(node), at));
            }
        }
    }
}
