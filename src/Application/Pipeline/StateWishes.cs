using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Pipeline;

/// <summary>The pipeline as use cases call it whose decision needs nothing but the state of its stream.</summary>
internal static class StateWishes
{
    /// <param name="pipeline">What every command passes.</param>
    /// <param name="command">What was sent.</param>
    /// <param name="kind">The kind of stream that it concerns.</param>
    /// <param name="id">The stream.</param>
    /// <param name="decide">One pure decision; the state is null where the stream has no fact yet.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="lock">As <see cref="Wish{TState, TGathered}.Lock"/>.</param>
    public static async Task<CommandResult> Decide<TState>(
        this Pipeline pipeline,
        Command command,
        StreamOf<TState> kind,
        string id,
        Func<TState?, Facts, Ruling> decide,
        CancellationToken cancel,
        string? @lock = null
    )
        where TState : class
    {
        var wish = new Wish<TState, bool>(
            command,
            kind,
            id,
            Begins: false,
            (_, _) => Task.FromResult(true),
            (state, _, facts) => decide(state, facts)
        )
        {
            Lock = @lock,
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
