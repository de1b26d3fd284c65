using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
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
    Guid epoch
)
{
    public Identity Identity => identity;

    public bool Concerns(JournalRow row) => row.Shop == identity.Shop && source.Concerns(row);

    /// <summary>What a snapshot tells. Begun again while the database is away, but not once a part was told: the parts must fit each other.</summary>
    public async IAsyncEnumerable<byte[]> Snapshot(long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var question = Question(scope.ServiceProvider, position);
        var (changes, more) = await Insist(() => Begin(source.Snapshot(question, cancel), cancel), cancel);
        await using (changes)
        {
            for (; more; more = await changes.MoveNextAsync())
                yield return await Insist(() => Run(changes.Current, cancel), cancel);
        }
    }

    /// <summary>What rows tell.</summary>
    public async IAsyncEnumerable<byte[]> Changes(
        IReadOnlyList<JournalRow> rows,
        long position,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (rows.Count == 0)
            yield break;
        var changes = await Insist(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await source.Changes(Question(scope.ServiceProvider, position), rows, cancel);
            },
            cancel
        );
        foreach (var change in changes)
            yield return await Insist(() => Run(change, cancel), cancel);
    }

    /// <summary>Repeats a step while the database is away.</summary>
    public async Task<T> Insist<T>(Func<Task<T>> step, CancellationToken cancel)
    {
        for (var pause = options.FirstRetry; ; pause = pause + pause < LongestRetry ? pause + pause : LongestRetry)
        {
            try
            {
                return await step();
            }
            catch (Exception failure) when (Failures.IsUnavailable(failure) && !cancel.IsCancellationRequested)
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
                    .Where(x => x.Name != cursor)
                    .OrderBy(x => x.Name, StringComparer.Ordinal)
            )
                variables.Append(variable.Name).Append('=').Append(variable.Value.GetRawText()).Append('\n');
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

    private async Task<byte[]> Run(ILiveChange change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await engine.TellAsync(prepared, new(identity, scope.ServiceProvider), change, cancel);
        return result.Errors?.OfType<CodedError>().FirstOrDefault(Failures.IsUnavailable) is { } away
            ? throw away
            : ResultWriter.ToBytes(result);
    }

    private static async Task<(IAsyncEnumerator<ILiveChange>, bool)> Begin(
        IAsyncEnumerable<ILiveChange> snapshot,
        CancellationToken cancel
    )
    {
        var changes = snapshot.GetAsyncEnumerator(cancel);
        try
        {
            return (changes, await changes.MoveNextAsync());
        }
        catch
        {
            await changes.DisposeAsync();
            throw;
        }
    }

    private LiveQuestion Question(IServiceProvider services, long position) =>
        new(field.Context, new(identity, services), epoch, position);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(2);
}
