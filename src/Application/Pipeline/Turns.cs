using HotDash.Domain;

namespace HotDash.Application.Pipeline;

/// <summary>
/// Lets a few commands at a time decide and commit; the others wait in the order in which they came, in memory, where waiting
/// costs nothing. Without it all of them share processors and disk at once: each takes as long as all together, and so does
/// whoever only looks. What the system does by itself comes in bursts: only so much of it stands in the line.
/// </summary>
/// <param name="atOnce">How many, at least 1.</param>
internal sealed class Turns(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim line = new(atOnce);
    private readonly SemaphoreSlim burst = new(atOnce * SystemInLine);

    /// <summary>Runs it when its turn has come.</summary>
    public async Task<T> Take<T>(Command command, Func<Task<T>> write, CancellationToken cancel) =>
        command.By.Actor.Kind == ActorKind.System
            ? await In(burst, () => In(line, write, cancel), cancel)
            : await In(line, write, cancel);

    public void Dispose()
    {
        line.Dispose();
        burst.Dispose();
    }

    private static async Task<T> In<T>(SemaphoreSlim line, Func<Task<T>> write, CancellationToken cancel)
    {
        await line.WaitAsync(cancel);
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
