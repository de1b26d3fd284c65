using GraphQL.DataLoader;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// Collects the keys that the fields of one level ask for and loads them in one go. Use:
/// <c>request.Keep("actors", r => new BatchLoader&lt;string, Member&gt;(keys => ...)).Load(key)</c>, returned from the
/// resolver as it is: the executor completes all pending ones once the level is done.
/// </summary>
public sealed class BatchLoader<TKey, TValue>(
    Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> loadAll
)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private Batch? _open;

    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        lock (_gate)
        {
            if (_open is null or { Started: true })
                _open = new(loadAll);
            _open.Keys.Add(key);
            return new Result(this, _open, key);
        }
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> Run(Batch batch, CancellationToken cancel)
    {
        lock (_gate)
            return batch.Run(cancel);
    }

    private sealed class Batch(
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> loadAll
    )
    {
        private Task<IReadOnlyDictionary<TKey, TValue>>? _run;

        public HashSet<TKey> Keys { get; } = [];

        public bool Started => _run is not null;

        public Task<IReadOnlyDictionary<TKey, TValue>> Run(CancellationToken cancel) =>
            _run ??= loadAll([.. Keys], cancel);
    }

    private sealed class Result(BatchLoader<TKey, TValue> loader, Batch batch, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancel = default) =>
            (await loader.Run(batch, cancel)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancel) => await GetResultAsync(cancel);
    }
}

/// <summary>What several loaders give, in their order.</summary>
internal sealed class Together<T>(IReadOnlyList<IDataLoaderResult<T?>> all) : IDataLoaderResult<IReadOnlyList<T?>>
    where T : class
{
    public async Task<IReadOnlyList<T?>> GetResultAsync(CancellationToken cancel = default) =>
        await Task.WhenAll(all.Select(x => x.GetResultAsync(cancel)));

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancel) => await GetResultAsync(cancel);
}
