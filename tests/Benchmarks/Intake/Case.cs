using System.Diagnostics;

namespace HotDash.Benchmarks.Intake;

/// <summary>One message's approval on its way: where its plan stands and what the server last said of it.</summary>
public sealed class Case(Draft draft, Plan plan)
{
    private int _next;
    private int _running;
    private int _decidedBy;

    public Draft Draft { get; private set; } = draft;

    public Plan Plan => plan;

    public int Row { get; } = draft.Row;

    /// <summary>Null until the submission was answered.</summary>
    public Standing? Now { get; private set; }

    /// <summary>As it stood before the last edit.</summary>
    public Standing? Before { get; private set; }

    /// <summary>Where it must end, given what the rule left open.</summary>
    public string Ends { get; set; } = plan.Ends;

    /// <summary>When the last approval was sent: an undo that comes ten seconds later is rightly refused.</summary>
    public long ApprovedAt { get; set; }

    /// <summary>Set once something was not as the rule said: nothing further is asked of it.</summary>
    public bool GaveUp { get; set; }

    /// <summary>What the server acknowledged, in order, as history must tell it.</summary>
    public List<(string Action, string By)> Acknowledged { get; } = [];

    /// <summary>How many of two rivals decided.</summary>
    public int Winners => _decidedBy;

    public int StepNumber => _next;

    public Step? Next()
    {
        if (GaveUp || _next >= plan.Steps.Length)
        {
            return null;
        }

        var step = plan.Steps[_next++];
        _running = step.Rival is null ? 1 : 2;
        _decidedBy = 0;
        return step;
    }

    /// <summary>True when the step, its rival included, is over.</summary>
    public bool Finished() => Interlocked.Decrement(ref _running) == 0;

    public void Won() => Interlocked.Increment(ref _decidedBy);

    /// <summary>Nothing more is to come.</summary>
    public void Stop() => _next = plan.Steps.Length;

    /// <summary>Takes the server's answer, unless a newer one is known.</summary>
    public void Learn(Standing standing)
    {
        lock (this)
        {
            if (Now is null || standing.Version >= Now.Version)
            {
                Now = standing;
            }
        }
    }

    /// <summary>The draft as the edit leaves it.</summary>
    public Draft Edited()
    {
        Before = Now;
        return Draft = Draft.Revised();
    }

    public bool UndoIsLate => Stopwatch.GetElapsedTime(ApprovedAt) > TimeSpan.FromSeconds(9);
}
