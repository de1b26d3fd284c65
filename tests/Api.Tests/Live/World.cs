using System.Collections.Concurrent;
using System.Net.Sockets;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Projections.Journal;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Tests.Live;

/// <summary>
/// A journal with its views, as small as can be: things have a version that rises. What is stored is visible at once, what the
/// hub hears comes later and in batches, as with the real journal; positions have holes.
/// </summary>
public sealed class World(int seed) : IJournalPast
{
    public const string Shop = "one.example";
    public static readonly Guid Epoch = Guid.Parse("00000000-0000-0000-0000-00000000e001");
    public const long Start = 10;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<JournalRow> _rows = [];
    private readonly ConcurrentDictionary<string, int> _versions = new();
    private long _position = Start;
    private int _published;
    private volatile bool _isAway;
    private int _reads;
    private int _failing;

    /// <summary>Whether the database cannot be reached.</summary>
    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    public long OldestKept { get; set; } = Start;

    /// <summary>How often views were read.</summary>
    public int Reads => _reads;

    public IReadOnlyList<JournalRow> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows];
        }
    }

    public IReadOnlyDictionary<string, int> Versions => _versions;

    /// <summary>Stores facts, of this shop or another.</summary>
    public void Store(int count, string shop = Shop, string? thing = null)
    {
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                _position += _random.Next(1, 4);
                var stream = thing ?? $"thing-{_random.Next(20)}";
                var version = shop == Shop ? _versions.AddOrUpdate(stream, 1, (_, v) => v + 1) : 1;
                _rows.Add(
                    new(
                        _position,
                        shop,
                        JournalSource.Event,
                        Guid.NewGuid(),
                        stream,
                        version,
                        "thing_changed.v1",
                        Instant.MinValue
                    )
                );
            }
        }
    }

    /// <summary>Lets the hub hear the next rows that were stored.</summary>
    public void Publish(LiveHub hub, int most = int.MaxValue)
    {
        List<JournalRow> batch;
        lock (_gate)
        {
            batch = _rows.GetRange(_published, Math.Min(most, _rows.Count - _published));
            _published += batch.Count;
        }
        hub.Publish(batch);
    }

    public Task<IReadOnlyList<JournalRow>> Read(
        string shop,
        long after,
        long upTo,
        int limit,
        CancellationToken cancel
    ) =>
        Reading<IReadOnlyList<JournalRow>>(() =>
            [.. Rows.Where(x => x.Shop == shop && x.Position > after && x.Position <= upTo).Take(limit)]
        );

    public Task<(long After, Refusal? Refusal)> Resume(string cursor, string shop, CancellationToken cancel) =>
        Reading<(long, Refusal?)>(() =>
            !JournalCursor.TryParse(cursor, out var place) ? (0, Unavailable("no cursor"))
            : place.Epoch != Epoch ? (0, Unavailable("another epoch"))
            : place.Position > Head ? (0, Unavailable("ahead"))
            : place.Position < OldestKept ? (0, Unavailable("too old"))
            : (place.Position, null)
        );

    private long Head => Rows is [.., var last] ? last.Position : Start;

    private static Refusal Unavailable(string why) => new(ErrorCode.CursorUnavailable, why, "Start anew.");

    /// <summary>The database is away for the next readings.</summary>
    public void FailNext(int readings) => Interlocked.Exchange(ref _failing, readings);

    /// <summary>What every reading of the database goes through.</summary>
    public async Task<T> Reading<T>(Func<T> read)
    {
        await Task.Yield();
        Interlocked.Increment(ref _reads);
        if (IsAway || Interlocked.Decrement(ref _failing) >= 0)
            throw new NpgsqlException("Failed to connect", new SocketException((int)SocketError.ConnectionRefused));
        return read();
    }
}
