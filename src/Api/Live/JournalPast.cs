using HotDash.Domain;
using HotDash.Projections.Journal;
using NodaTime;

namespace HotDash.Api.Live;

/// <summary>The journal's past, for those who catch up.</summary>
public interface IJournalPast
{
    /// <summary>The shop's rows with <paramref name="after"/> &lt; position &lt;= <paramref name="upTo"/>, the first <paramref name="limit"/> of them, in order.</summary>
    Task<IReadOnlyList<JournalRow>> Read(string shop, long after, long upTo, int limit, CancellationToken cancel);

    /// <summary>The position to continue behind, or why a cursor cannot be resumed from.</summary>
    Task<(long After, Refusal? Refusal)> Resume(string cursor, string shop, CancellationToken cancel);
}

/// <summary>The past as the database keeps it.</summary>
public sealed class JournalPast(JournalReader reader, IClock clock) : IJournalPast
{
    public Task<IReadOnlyList<JournalRow>> Read(
        string shop,
        long after,
        long upTo,
        int limit,
        CancellationToken cancel
    ) => reader.ReadAsync(shop, after, upTo, limit, cancel);

    public async Task<(long After, Refusal? Refusal)> Resume(string cursor, string shop, CancellationToken cancel)
    {
        var (after, _, refusal) = await reader.ResumeAsync(cursor, shop, clock.GetCurrentInstant(), cancel);
        return (after, refusal);
    }
}
