using System.Collections.Concurrent;

namespace HotDash.Benchmarks.Intake;

/// <summary>One member's tray: what cannot wait, what is under way, what is new, in that order.</summary>
public sealed class Tray : IDisposable
{
    private readonly ConcurrentQueue<(Case, Step)>[] _by = [new(), new(), new()];
    private readonly SemaphoreSlim _waiting = new(0);

    public void Put(Case @case, Step step, bool isNew)
    {
        _by[
            step.Act == Act.Undo ? 0
            : isNew ? 2
            : 1
        ]
            .Enqueue((@case, step));
        _waiting.Release();
    }

    public async Task<(Case Case, Step Step)> TakeAsync(CancellationToken cancel)
    {
        await _waiting.WaitAsync(cancel);
        while (true)
        {
            foreach (var queue in _by)
            {
                if (queue.TryDequeue(out var next))
                {
                    return next;
                }
            }
        }
    }

    public void Dispose() => _waiting.Dispose();
}

/// <summary>Where the work goes from hand to hand until every case is through its plan.</summary>
public sealed class Floor : IDisposable
{
    private readonly Dictionary<string, Tray> _trays = Cast
        .Agents.Concat(Cast.Reviewers)
        .ToDictionary(member => member, _ => new Tray());
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <summary>Completes when no case has a step left.</summary>
    public Task Done => _done.Task;

    public Tray TrayOf(string member) => _trays[member];

    public void Open(IReadOnlyCollection<Case> cases)
    {
        _open = cases.Count;
        foreach (var @case in cases)
        {
            Advance(@case, isNew: true);
        }
    }

    /// <summary>Hands the case to whoever is next; its rival gets it at the same moment.</summary>
    public void Advance(Case @case, bool isNew = false)
    {
        if (@case.Next() is not { } step)
        {
            if (Interlocked.Decrement(ref _open) == 0)
            {
                _done.TrySetResult();
            }

            return;
        }

        if (step.Rival is { } rival)
        {
            _trays[rival.By].Put(@case, rival, isNew);
        }

        _trays[step.By].Put(@case, step, isNew);
    }

    public void Dispose()
    {
        foreach (var tray in _trays.Values)
        {
            tray.Dispose();
        }
    }
}
