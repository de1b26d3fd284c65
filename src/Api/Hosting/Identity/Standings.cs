using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Asks the database where somebody stands: one statement, whoever it is, and as long whether there is anybody or not.</summary>
internal sealed class Standings(DatabasePools pools, ApiKeyUses uses) : IDisposable
{
    private readonly SemaphoreSlim _keysAtOnce = new(KeysAtOnce);

    /// <returns>Null where the proof proves no member.</returns>
    public async Task<Standing?> Find(Proof proof, Instant now, CancellationToken cancel)
    {
        if (proof.KeyHash is { } hash)
            return await ByKey(hash, proof.Shop, now, cancel);
        var shop = proof.Shop!;
        var (which, values) = proof.Actor is { } actor
            ? ("actor_id = $2", new object[] { shop, actor })
            : ("issuer = $2 and subject = $3", [shop, proof.Issuer!, proof.Subject!]);
        var found = await ShopBatch
            .For(pools, shop)
            .With($"select {Member} from hotdash.members m where shop = $1 and {which}", values)
            .List(row => new Standing(shop, Caller(row), null), cancel);
        return found is [var only] ? only : null;
    }

    public void Dispose() => _keysAtOnce.Dispose();

    private async Task<Standing?> ByKey(string hash, string? shop, Instant now, CancellationToken cancel)
    {
        // Guessed keys must not take the connections of what works for all shops.
        await _keysAtOnce.WaitAsync(cancel);
        try
        {
            await using var command = pools.Projector.CreateCommand(KeyAndMember);
            command.Parameters.Add(new() { Value = Convert.FromHexString(hash) });
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = shop });
            command.Parameters.Add(new() { Value = now });
            await using var row = await command.ExecuteReaderAsync(cancel);
            if (!await row.ReadAsync(cancel))
                return null;
            var (ofShop, id) = (row.GetString(4), row.GetString(5));
            uses.Note(ofShop, id, row.IsDBNull(8) ? null : row.GetFieldValue<Instant>(8));
            var caller = Caller(row);
            var roles = caller.Roles.Intersect(Roles(row, 6));
            return new(ofShop, caller with { Roles = roles }, row.GetFieldValue<Instant>(7));
        }
        finally
        {
            _keysAtOnce.Release();
        }
    }

    private static Caller Caller(NpgsqlDataReader row) =>
        new(
            new(
                row.GetString(0),
                Enum.Parse<ActorKind>(row.GetString(1), true),
                row.IsDBNull(3) ? null : row.GetString(3)
            ),
            Roles(row, 2)
        );

    /// <summary>A role that does not exist allows nothing.</summary>
    private static ImmutableHashSet<Role> Roles(NpgsqlDataReader row, int column) =>
        [
            .. row.GetFieldValue<string[]>(column)
                .Where(name => Enum.GetNames<Role>().Contains(name, StringComparer.OrdinalIgnoreCase))
                .Select(name => Enum.Parse<Role>(name, true)),
        ];

    private const string Member = "m.actor_id, m.kind, m.roles, m.on_behalf_of";

    private const string KeyAndMember = $"""
        select {Member}, k.shop, k.id, k.roles, k.expires_at, k.last_used_at
          from hotdash.api_keys k join hotdash.members m on m.shop = k.shop and m.actor_id = k.agent_id
         where k.hash = $1 and k.revoked_at is null and k.expires_at > $3 and m.kind = 'AGENT'
           and ($2::text is null or k.shop = $2)
        """;

    private const int KeysAtOnce = 4;
}
