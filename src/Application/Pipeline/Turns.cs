using HotDash.Domain;

namespace HotDash.Application.Pipeline;

/// <summary>
/// Lets a few commands at a time decide and commit; the others wait in the order in which they came, in memory, where waiting
/// costs nothing. Without it all of them share processors and disk at once: each takes as long as all together, and so does
/// whoever only looks. What the system does by itself comes in bursts: only so much of it stands in the line. Of those that somebody's
/// lock has blocked before, one at a time does, or they would hold all turns while they wait for it.
/// </summary>
/// <param name="atOnce">How many, at least 1.</param>
internal sealed class Turns(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim line = new(atOnce);
    private readonly SemaphoreSlim burst = new(atOnce * SystemInLine);
    private readonly SemaphoreSlim blocked = new(1);

    private int waiting;

    /// <summary>How many wait, at this moment.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Runs it when its turn has come.</summary>
    /// <param name="command">Whose turn.</param>
    /// <param name="wasBlocked">Whether its last turn ended before a lock.</param>
    /// <param name="write">What it does in its turn.</param>
    /// <param name="patience">Ends its waiting; not what it does in its turn.</param>
    public Task<T> Take<T>(Command command, bool wasBlocked, Func<Task<T>> write, CancellationToken patience)
    {
        return wasBlocked ? In(blocked, Stand, patience) : Stand();

        Task<T> Stand() =>
            command.By.Actor.Kind == ActorKind.System
                ? In(burst, () => In(line, write, patience), patience)
                : In(line, write, patience);
    }

    public void Dispose()
    {
        line.Dispose();
        burst.Dispose();
        blocked.Dispose();
    }

    private async Task<T> In<T>(SemaphoreSlim line, Func<Task<T>> write, CancellationToken patience)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await line.WaitAsync(patience);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        try
        {
            return await write();
        }
        finally
        {
            line.Release();
        }
    }

    private const int SystemInLine = 2;
}
