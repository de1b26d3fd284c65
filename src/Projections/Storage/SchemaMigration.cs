using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace HotDash.Projections.Storage;

/// <summary>
/// Makes the schema what the code expects: roles, then the objects that Marten and Wolverine declare, then ours
/// (schema/postgres/*.sql, in the order of their names). One transaction under one lock, so that processes that start
/// together all succeed; where the stored hash is the present one, nothing is done.
/// </summary>
public static class SchemaMigration
{
    /// <param name="ownerConnectionString">The login that may create roles and schema.</param>
    /// <param name="declared">What Marten and Wolverine declare, in order of dependency.</param>
    /// <param name="cancel">Gives up; nothing is left half done.</param>
    /// <returns>Whether anything was applied.</returns>
    public static async Task<bool> ApplyAsync(
        string ownerConnectionString,
        IReadOnlyList<ISchemaObject> declared,
        CancellationToken cancel
    )
    {
        KeepOurIndexesAlone(declared);
        var hash = HashOf(declared);
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancel);
        if (await AppliedHashAsync(connection, cancel) == hash)
            return false;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ApplyAsync(connection, declared, hash, cancel);
            }
            catch (PostgresException busy)
                when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
                    && attempt < MostAttempts
                )
            {
                // Somebody reads or writes for long. What was locked meanwhile is let go, so that nobody waits behind this.
            }
        }
    }

    private static async Task<bool> ApplyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ISchemaObject> declared,
        string hash,
        CancellationToken cancel
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"select pg_advisory_xact_lock({Lock})", cancel);
        if (await AppliedHashAsync(connection, cancel) == hash)
            return false;
        await RunAsync(connection, $"set local lock_timeout = {LongestWaitMilliseconds}", cancel);

        var scripts = Scripts();
        await RunAsync(connection, scripts[0].Sql, cancel);
        await RunAsync(connection, $"set local role {DatabaseRoles.Owner}", cancel);
        await RunAsync(connection, LetOwnerSeeDocuments, cancel);
        await ApplyDeclaredAsync(connection, declared, cancel);
        foreach (var (_, sql) in scripts.Skip(1))
            await RunAsync(connection, sql, cancel);
        await RunAsync(connection, Remember(hash), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Our own files, in the order in which they are applied.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Scripts()
    {
        var assembly = typeof(SchemaMigration).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("postgres/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return (name, reader.ReadToEnd());
                }),
        ];
    }

    private static async Task ApplyDeclaredAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ISchemaObject> declared,
        CancellationToken cancel
    )
    {
        var migration = await Weasel.Core.SchemaMigration.DetermineAsync(connection, cancel, [.. declared]);
        if (migration.Difference != SchemaPatchDifference.None)
            await new PostgresqlMigrator().ApplyAllAsync(
                connection,
                migration,
                AutoCreate.CreateOrUpdate,
                new DefaultMigrationLogger(TextWriter.Null),
                cancel
            );
    }

    /// <summary>
    /// Marten adds an index to every duplicated column. No list reads one (what they read stands in our own files), and every
    /// command would write all of them.
    /// </summary>
    private static void KeepOurIndexesAlone(IReadOnlyList<ISchemaObject> declared)
    {
        foreach (
            var table in declared
                .OfType<Table>()
                .Where(x => x.Identifier.Name.StartsWith("mt_doc_", StringComparison.Ordinal))
        )
            table.Indexes.Clear();
    }

    private static string HashOf(IReadOnlyList<ISchemaObject> declared)
    {
        var text = new StringWriter();
        var migrator = new PostgresqlMigrator();
        foreach (var one in declared)
            one.WriteCreateStatement(migrator, text);
        foreach (var (_, sql) in Scripts())
            text.Write(sql);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static async Task<string?> AppliedHashAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand(
            "select to_regclass('hotdash.schema_applied') is not null",
            connection
        );
        if (await exists.ExecuteScalarAsync(cancel) is not true)
            return null;
        await using var read = new NpgsqlCommand("select hash from hotdash.schema_applied", connection);
        return (string?)await read.ExecuteScalarAsync(cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private const int MostAttempts = 5;
    private const int LongestWaitMilliseconds = 2_000;

    // Marten fills a column that it adds from the documents, and forces row-level security anew behind it.
    private const string LetOwnerSeeDocuments = """
        do $$
        declare
          documents regclass;
        begin
          for documents in select oid from pg_class where relnamespace = to_regnamespace('hotdash')
                             and relname like 'mt\_doc\_%' and relforcerowsecurity loop
            execute format('alter table %s no force row level security', documents);
          end loop;
        end
        $$
        """;

    private static string Remember(string hash) =>
        $"""
            insert into hotdash.schema_applied (hash, at) values ('{hash}', now())
              on conflict (only_row) do update set hash = excluded.hash, at = excluded.at;
            """;

    private const long Lock = 0x686F74_64617368;
}
