using System.Collections.Concurrent;
using System.Text.Json;
using HotDash.Domain.Policies;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Policies;

/// <summary>
/// What is a shop's policy for approvals, and what was it? The present one is kept in memory until the journal tells of another.
/// </summary>
/// <param name="pools">Where the facts are read.</param>
/// <param name="lag">For how long a setting may not have been heard of.</param>
public sealed class PolicyList(DatabasePools pools, Func<TimeSpan> lag)
{
    private readonly ConcurrentDictionary<string, ApprovalPolicy> _known = new(StringComparer.Ordinal);
    private long _drops;

    /// <summary>The latest that is known here: for who says by which version it decides, as it may be replaced by now.</summary>
    public async ValueTask<ApprovalPolicy> Known(string shop, CancellationToken cancel) =>
        _known.TryGetValue(shop, out var known) ? known : await Present(shop, cancel);

    /// <summary>The present one, as it was two seconds ago at the earliest: for who only looks.</summary>
    public ValueTask<ApprovalPolicy> Recent(string shop, CancellationToken cancel) =>
        lag() < LongestLag ? Known(shop, cancel) : new(Present(shop, cancel));

    /// <summary>The present one, read now.</summary>
    public async Task<ApprovalPolicy> Present(string shop, CancellationToken cancel)
    {
        var before = Interlocked.Read(ref _drops);
        var facts = await Facts(shop, cancel);
        var present = facts.Aggregate((ShopPolicy?)null, ShopPolicy.Evolve)?.Present ?? ApprovalPolicy.Default;
        if (_known.Count >= MostKnown)
            _known.Clear();
        _known[shop] = present;
        // It may have been replaced between its reading and now.
        if (Interlocked.Read(ref _drops) != before)
            _known.TryRemove(shop, out _);
        return present;
    }

    /// <summary>Every fact of it, the oldest first.</summary>
    public Task<List<IPolicyFact>> Facts(string shop, CancellationToken cancel) =>
        ShopBatch
            .For(pools, shop)
            .With(
                "select type, data::text from hotdash.mt_events where tenant_id = $1 and stream_id = $2 order by version",
                shop,
                ShopPolicy.Key
            )
            .List(
                row =>
                    (IPolicyFact)
                        JsonSerializer.Deserialize(
                            row.GetString(1),
                            EventNames.TypeOf(row.GetString(0)),
                            StoredJson.Options
                        )!,
                cancel
            );

    /// <summary>What is known of the shop's is replaced.</summary>
    public void Forget(string shop)
    {
        Interlocked.Increment(ref _drops);
        _known.TryRemove(shop, out _);
    }

    /// <summary>Takes note of settings.</summary>
    public ValueTask Hear(IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            if (row.Stream == ShopPolicy.Key)
                Forget(row.Shop);
        }
        return ValueTask.CompletedTask;
    }

    private const int MostKnown = 10_000;
    private static readonly TimeSpan LongestLag = TimeSpan.FromMilliseconds(1_500);
}
