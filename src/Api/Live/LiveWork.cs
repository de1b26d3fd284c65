using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>What makes two subscriptions the same question, so that one answer serves both.</summary>
internal sealed record QuestionKey(string Document, string? Operation, string Variables, string Shop, string Scope);

/// <summary>
/// A question and how to answer it: asks its source, runs its document over each change, and insists while the
/// database is away, so that nothing is passed over.
/// </summary>
internal sealed class LiveWork(
    GraphQLEngine engine,
    IServiceScopeFactory scopes,
    LiveOptions options,
    Prepared prepared,
    LiveField field,
    LiveSource source,
    Identity identity,
    Guid epoch,
    SemaphoreSlim snapshots
)
{
    public Identity Identity => identity;

    public bool Concerns(JournalRow row) => row.Shop == identity.Shop && source.Concerns(row);

    /// <summary>What a snapshot tells, part by part.</summary>
    public async IAsyncEnumerable<byte[]> Snapshot(long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (Func<LiveQuestion, CancellationToken, Task<LivePart>>? next = source.Snapshot; next is not null; )
        {
            var read = next;
            var part = await Ask((question, stop) => InTurn(() => read(question, stop), stop), position, cancel);
            yield return await Insist(() => Run(part.Change, cancel), cancel);
            next = part.Next;
        }
    }

    /// <summary>Returns where the question may be resumed, and throws where not.</summary>
    public Task Resume(long position, CancellationToken cancel) =>
        Ask(
            async (question, stop) =>
            {
                await source.Resume(question, stop);
                return true;
            },
            position,
            cancel
        );

    /// <summary>What rows tell.</summary>
    public async IAsyncEnumerable<byte[]> Changes(
        IReadOnlyList<JournalRow> rows,
        long position,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (rows.Count == 0)
            yield break;
        var changes = await Ask((question, stop) => source.Changes(question, rows, stop), position, cancel);
        foreach (var change in changes)
            yield return await Insist(() => Run(change, cancel), cancel);
    }

    /// <summary>Repeats a step while the database is away.</summary>
    public async Task<T> Insist<T>(Func<Task<T>> step, CancellationToken cancel)
    {
        using var running = RunningOperation.Step(prepared);
        for (var pause = options.FirstRetry; ; pause = pause + pause < LongestRetry ? pause + pause : LongestRetry)
        {
            try
            {
                return await step();
            }
            catch (Exception failure)
                when (Failures.IsUnavailable(failure)
                    && !ExecutionTime.IsReasonOf(failure)
                    && !cancel.IsCancellationRequested
                )
            {
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancel);
            }
        }
    }

    public QuestionKey Key()
    {
        var variables = new StringBuilder();
        if (prepared.Call.Variables is { ValueKind: JsonValueKind.Object } given)
        {
            var cursor = field.CursorVariable;
            foreach (
                var variable in given
                    .EnumerateObject()
                    .Where(x => x.Name != cursor && IsDeclared(x.Name))
                    .OrderBy(x => x.Name, StringComparer.Ordinal)
            )
                variables
                    .Append(JsonSerializer.Serialize(variable.Name))
                    .Append('=')
                    .Append(variable.Value.GetRawText())
                    .Append('\n');
        }
        var caller = identity.Caller;
        var scope = $"{caller.Actor.Kind} {string.Join(',', caller.Roles.Order())}";
        if (field.AsksPersonally || source.IsPersonal(identity))
            scope += $" {caller.Actor.Id} {caller.Actor.OnBehalfOf}";
        return new(
            prepared.Call.Query,
            prepared.Operation.Name?.StringValue,
            variables.ToString(),
            identity.Shop,
            scope
        );
    }

    /// <summary>Whatever else a client sends changes nothing.</summary>
    private bool IsDeclared(string name) =>
        prepared.Operation.Variables?.Items.Exists(x => x.Variable.Name.Value.Span.SequenceEqual(name)) == true;

    private async Task<byte[]> Run(ILiveChange change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await engine.TellAsync(prepared, new(identity, scope.ServiceProvider), change, cancel);
        return result.Errors?.OfType<CodedError>().FirstOrDefault(Failures.IsUnavailable) is { } away
            ? throw away
            : ResultWriter.ToBytes(result);
    }

    private async Task<T> InTurn<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        await snapshots.WaitAsync(cancel);
        try
        {
            return await read();
        }
        finally
        {
            snapshots.Release();
        }
    }

    /// <summary>One step of the source, with services of its own.</summary>
    private Task<T> Ask<T>(
        Func<LiveQuestion, CancellationToken, Task<T>> step,
        long position,
        CancellationToken cancel
    ) =>
        Insist(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var question = new LiveQuestion(field.Context, new(identity, scope.ServiceProvider), epoch, position);
                return await engine.Limits.Within((either, _) => step(question, either), cancel);
            },
            cancel
        );

    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(2);
}
