using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// Single-use tickets, for browsers whose EventSource can send no header: one stands in an address instead of a token, is good
/// for half a minute and for one request, on whichever node. Kept as its SHA-256.
/// </summary>
internal sealed class Tickets(DatabasePools pools, IClock clock)
{
    /// <summary>A ticket that stands for the proof, and until when it does.</summary>
    public async Task<(string Ticket, Instant ExpiresAt)> Issue(string shop, Proof proof, CancellationToken cancel)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetCurrentInstant();
        var expires = now + GoodFor;
        await using var batch = pools.Projector.CreateBatch();
        batch
            .With(SweepSome, now)
            .With(
                Insert,
                HashOf(ticket),
                shop,
                proof.Actor,
                proof.Issuer,
                proof.Subject,
                proof.KeyHash,
                proof.GoodUntil,
                expires
            );
        await batch.ExecuteNonQueryAsync(cancel);
        return (ticket, expires);
    }

    /// <summary>What the ticket stands for, which is used up by this; null when there is none, or none any more.</summary>
    public async Task<Proof?> Redeem(string ticket, CancellationToken cancel)
    {
        await using var command = pools.Projector.CreateCommand(Delete);
        command.Parameters.Add(new() { Value = HashOf(ticket) });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant() });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        return new(row.GetString(0), row.IsDBNull(5) ? null : row.GetFieldValue<Instant>(5))
        {
            Actor = Text(row, 1),
            Issuer = Text(row, 2),
            Subject = Text(row, 3),
            KeyHash = Text(row, 4),
        };
    }

    private static byte[] HashOf(string ticket) => SHA256.HashData(Encoding.UTF8.GetBytes(ticket));

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private const string Insert = """
        insert into hotdash.tickets (hash, shop, actor_id, issuer, subject, key_hash, good_until, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    // Ten expired ones go for each new one: the table never outgrows half a minute, and needs no sweeper.
    private const string SweepSome = """
        delete from hotdash.tickets where hash = any (array
          (select hash from hotdash.tickets where expires_at <= $1 limit 10 for update skip locked))
        """;

    private const string Delete = """
        delete from hotdash.tickets where hash = $1 and expires_at > $2
        returning shop, actor_id, issuer, subject, key_hash, good_until
        """;

    private static readonly Duration GoodFor = Duration.FromSeconds(30);
}
