using System.Collections.Concurrent;
using System.Text.Json;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>Keeps the queue of what waits for a decision as a screen would, from its subscription alone.</summary>
public sealed class QueueWatcher
{
    private readonly ConcurrentDictionary<string, int> _waiting = new();
    private readonly Dictionary<string, int> _seen = [];
    private readonly Findings _findings;
    private bool _inSnapshot;

    public QueueWatcher(Uri address, string token, Findings findings)
    {
        _findings = findings;
        Subscription = new(address, token, Documents.WatchQueue, "approvalQueueChanged") { Received = Take };
    }

    public Subscription Subscription { get; }

    public TaskCompletionSource Watching { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Messages { get; private set; }

    /// <summary>What waits, with its version, as the watcher believes.</summary>
    public IReadOnlyDictionary<string, int> Waiting => _waiting;

    private void Take(JsonElement change, long at)
    {
        Messages++;
        var complete = change.GetProperty("complete").GetBoolean();
        if (change.GetProperty("kind").GetString() == "SNAPSHOT")
        {
            if (!_inSnapshot)
            {
                _waiting.Clear();
            }

            _inSnapshot = !complete;
        }

        foreach (var node in change.GetProperty("upserted").EnumerateArray())
        {
            Upsert(
                node.GetProperty("id").GetString()!,
                node.GetProperty("version").GetInt32(),
                node.GetProperty("state").GetString()!
            );
        }

        foreach (var id in change.GetProperty("removedIds").EnumerateArray())
        {
            _waiting.TryRemove(id.GetString()!, out _);
        }

        if (complete)
        {
            Watching.TrySetResult();
        }
    }

    private void Upsert(string id, int version, string state)
    {
        _findings.Require(state == "PENDING_REVIEW", () => $"approvalQueueChanged: {id} in state {state}");
        _findings.Require(
            !_seen.TryGetValue(id, out var before) || before <= version,
            () => $"approvalQueueChanged: {id} fell from version {before} to {version}"
        );
        _seen[id] = version;
        _waiting[id] = version;
    }
}
