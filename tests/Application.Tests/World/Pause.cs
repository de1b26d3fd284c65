namespace HotDash.Application.Tests.World;

/// <summary>A place where work stops until a test lets it go on.</summary>
public sealed class Pause
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody stands there.</summary>
    public Task Reached => reached.Task;

    public void GoOn() => goesOn.TrySetResult();

    /// <summary>Stands there.</summary>
    public Task Stay(CancellationToken cancel)
    {
        reached.TrySetResult();
        return goesOn.Task.WaitAsync(cancel);
    }
}
