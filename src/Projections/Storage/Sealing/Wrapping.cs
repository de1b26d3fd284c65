using Npgsql;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>The stored keys and the master keys that they are wrapped under.</summary>
public static class Wrapping
{
    /// <summary>Why stored keys cannot be unwrapped, in a clause; null when they can: one key of each master key is tried.</summary>
    public static async Task<string?> FaultOf(DatabasePools pools, MasterKeys masters, CancellationToken cancel)
    {
        await using var command = pools.Projector.CreateCommand(
            """
            with ids as (select distinct master_key_id as id from hotdash.subject_keys where master_key_id is not null)
            select one.* from ids cross join lateral (
              select shop, subject, key_id, master_key_id, wrapped from hotdash.subject_keys where master_key_id = ids.id limit 1) one
            """
        );
        foreach (var (_, _, id, key) in await Read(command, masters, cancel))
        {
            if (!masters.Has(id))
                return $"it lacks the key '{id}', under which personal text is sealed; add it behind the others";
            if (key is null)
                return $"its key '{id}' is another one than personal text is sealed under";
        }
        return null;
    }

    /// <summary>Wraps under the first master key what is wrapped under others.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> Renew(DatabasePools pools, MasterKeys masters, CancellationToken cancel)
    {
        for (var (count, shop, subject) = (0, "", ""); ; )
        {
            await using var select = pools.Projector.CreateCommand(
                $"""
                select shop, subject, key_id, master_key_id, wrapped from hotdash.subject_keys
                 where (shop, subject) > ($1, $2) and wrapped is not null order by shop, subject limit {AtOnce}
                """
            );
            select.Parameters.Add(new() { Value = shop });
            select.Parameters.Add(new() { Value = subject });
            var found = await Read(select, masters, cancel);
            if (found.Count == 0)
                return count;
            (shop, subject) = (found[^1].Shop, found[^1].Subject);
            await using var batch = pools.Projector.CreateBatch();
            foreach (var (_, _, under, key) in found.Where(x => x.Under != masters.First && x.Key is not null))
                batch.With(
                    """
                    update hotdash.subject_keys set wrapped = $1, master_key_id = $2
                     where shop = $3 and subject = $4 and master_key_id = $5
                    """,
                    key!.Wrap(masters),
                    masters.First,
                    key.Shop,
                    key.Subject,
                    under
                );
            if (batch.BatchCommands.Count > 0)
                count += await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<List<(string Shop, string Subject, string Under, SubjectKey? Key)>> Read(
        NpgsqlCommand command,
        MasterKeys masters,
        CancellationToken cancel
    )
    {
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var read = new List<(string, string, string, SubjectKey?)>();
        while (await rows.ReadAsync(cancel))
        {
            var (shop, subject, under) = (rows.GetString(0), rows.GetString(1), rows.GetString(3));
            var wrapped = rows.GetFieldValue<byte[]>(4);
            read.Add(
                (shop, subject, under, SubjectKey.Unwrap(masters, shop, subject, rows.GetString(2), under, wrapped))
            );
        }
        return read;
    }

    private const int AtOnce = 500;
}
