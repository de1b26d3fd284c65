using System.Collections.Concurrent;
using HotDash.Domain;
using HotDash.Projections.Journal;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>
/// The data keys of all subjects: one a subject for ever, wrapped in a table of their own, unwrapped in memory while they are used.
/// An erasure on another node is heard by the journal; while the journal lags, nothing in memory is trusted.
/// </summary>
/// <param name="pools">Where the table is read.</param>
/// <param name="masters">What they are wrapped under.</param>
/// <param name="lag">For how long an erasure may not have been heard of.</param>
/// <param name="cipher">What seals texts under them; AES-256-GCM unless another is given.</param>
public sealed class SubjectKeys(
    DatabasePools pools,
    Func<MasterKeys> masters,
    Func<TimeSpan> lag,
    ITextCipher? cipher = null
)
{
    private readonly ConcurrentDictionary<(string Shop, string Subject), SubjectKey> _cached = new();
    private long _drops;

    /// <summary>Opens a shop's texts for the work that follows in this flow, until the answer is disposed of.</summary>
    public OpenTexts Open(string shop) => new(this, shop);

    /// <summary>Reads what is at hand already, as stored JSON; again where keys were missing.</summary>
    public Task<T> Read<T>(string shop, Func<T> read, CancellationToken cancel) =>
        Read(shop, () => Task.FromResult(read()), cancel);

    /// <summary>Reads, and reads again where keys were missing.</summary>
    public async Task<T> Read<T>(string shop, Func<Task<T>> read, CancellationToken cancel)
    {
        using var texts = Open(shop);
        while (true)
        {
            var found = await read();
            if (await texts.Complete(cancel))
                return found;
        }
    }

    /// <summary>Forgets the keys of a shop: one of its subjects was erased.</summary>
    public void Drop(string shop)
    {
        Interlocked.Increment(ref _drops);
        foreach (var place in _cached.Keys.Where(x => x.Shop == shop))
            _cached.TryRemove(place, out _);
    }

    /// <summary>Takes note of erasures.</summary>
    public ValueTask Hear(IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        foreach (var shop in rows.Where(x => x.Type == ErasureName).Select(x => x.Shop).Distinct())
            Drop(shop);
        return ValueTask.CompletedTask;
    }

    internal ITextCipher Cipher { get; } = cipher ?? Sealing.Cipher.Aes;

    /// <summary>How often keys were dropped: what was read before the last time may be gone.</summary>
    internal long Drops => Interlocked.Read(ref _drops);

    internal SubjectKey? Find(string shop, string subject) =>
        lag() < LongestLag && _cached.TryGetValue((shop, subject), out var key) ? key : null;

    /// <summary>Keeps keys for who comes next, unless keys were dropped since: an erasure that was heard of meanwhile may be theirs.</summary>
    internal void Add(IReadOnlyCollection<SubjectKey> keys, string shop, long since)
    {
        if (keys.Count > 0 && _cached.Count >= MostCached)
            _cached.Clear();
        foreach (var key in keys)
            _cached[(shop, key.Subject)] = key;
        if (Drops == since)
            return;
        // These alone: to drop the others once more would have everybody who works at this moment do the same.
        foreach (var key in keys)
            _cached.TryRemove((shop, key.Subject), out _);
    }

    internal async Task<IReadOnlyList<SubjectKey>> Fetch(string shop, string[] subjects, CancellationToken cancel)
    {
        var before = Drops;
        var found = await ShopBatch
            .For(pools, shop)
            .With(
                "select subject, key_id, master_key_id, wrapped from hotdash.subject_keys where shop = $1 and subject = any($2)",
                shop,
                subjects
            )
            .List(
                row =>
                    SubjectKey.Unwrap(
                        masters(),
                        shop,
                        row.GetString(0),
                        row.GetString(1),
                        row.IsDBNull(2) ? null : row.GetString(2),
                        row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3)
                    ) ?? throw new UnreadableTextException(new Seal(row.GetString(1), string.Empty)),
                cancel
            );
        Add(found, shop, before);
        return found;
    }

    internal (string Sql, object[] Parameters) Keep(SubjectKey key) =>
        (
            "insert into hotdash.subject_keys (shop, subject, key_id, master_key_id, wrapped) values (?, ?, ?, ?, ?)",
            [key.Shop, key.Subject, key.Id, masters().First, key.Wrap(masters())]
        );

    /// <summary>Violates the table's key, and so fails, where the key was destroyed.</summary>
    internal static (string Sql, object[] Parameters) StillThere(SubjectKey key) =>
        (
            """
            insert into hotdash.subject_keys (shop, subject, key_id, destroyed_at)
            select shop, subject, key_id, destroyed_at from hotdash.subject_keys
             where shop = ? and subject = ? and destroyed_at is not null
            """,
            [key.Shop, key.Subject]
        );

    /// <summary>The fact after which no key of its subject is to be used any more.</summary>
    public const string ErasureName = "subject_erased.v1";

    private const int MostCached = 100_000;
    private static readonly TimeSpan LongestLag = TimeSpan.FromMilliseconds(1_500);
}
