using Npgsql;

namespace HotDash.Projections.Tests.Storage;

/// <summary>What a database really has, as text: the same on every server version that is supported.</summary>
internal static class Catalogue
{
    public static async Task<string> OfAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Query, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0));
        return string.Join('\n', lines.Order(StringComparer.Ordinal)) + "\n";
    }

    // Partitions come and go with the weeks. Marten's timestamp of an event has a default frozen when the table was made; Marten itself always gives one.
    // Sequences, tables and functions by owner and by what the three roles may; a function's body by its fingerprint.
    private const string Query = """
        with ours as (
          select c.*, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname in ('hotdash', 'wolverine') and not c.relispartition),
        functions as (
          select p.*, n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('hotdash', 'wolverine'))
        select format('role %s%s%s', rolname, case when rolbypassrls then ' bypassrls' else '' end,
                      case when rolcanlogin or rolsuper or rolcreaterole then ' too much' else '' end)
          from pg_roles where rolname like 'hotdash\_%'
        union all
        select format('table %s owner %s%s', name, relowner::regrole,
                      case when relforcerowsecurity and relrowsecurity then ' forced row security' else '' end)
          from ours where relkind in ('r', 'p')
        union all
        select format('column %s.%s %s%s%s', name, attname, format_type(atttypid, atttypmod),
                      case when attnotnull then ' not null' else '' end,
                      coalesce(' default ' || regexp_replace(pg_get_expr(adbin, adrelid), '^''[0-9]{4}-.*', 'when the table was made'), ''))
          from ours join pg_attribute a on attrelid = ours.oid left join pg_attrdef on adrelid = ours.oid and adnum = attnum
         where relkind in ('r', 'p') and attnum > 0 and not attisdropped
        union all
        select format('index %s', pg_get_indexdef(ours.oid)) from ours where relkind in ('i', 'I')
        union all
        select format('constraint %s %s %s', name, conname, pg_get_constraintdef(k.oid))
          from ours join pg_constraint k on conrelid = ours.oid where contype in ('p', 'u', 'f', 'c', 'x')
        union all
        select format('trigger %s %s', name, pg_get_triggerdef(t.oid))
          from ours join pg_trigger t on tgrelid = ours.oid where not tgisinternal
        union all
        select format('policy %s %s for %s to %s using (%s) check (%s)', schemaname || '.' || tablename, policyname, cmd,
                      roles, qual, with_check)
          from pg_policies where (schemaname || '.' || tablename) in (select name from ours)
        union all
        select format('function %s owner %s%s %s body %s', name, proowner::regrole,
                      case when prosecdef then ' security definer' else '' end,
                      coalesce(array_to_string(proconfig, ','), 'no settings'), md5(regexp_replace(prosrc, '\s+', ' ', 'g')))
          from functions
        union all
        select format('grant %s on %s to %s', string_agg(privilege_type, ', ' order by privilege_type), name, grantee::regrole)
          from ours cross join aclexplode(relacl) where grantee <> relowner group by name, grantee
        union all
        select format('grant %s (%s) on %s to %s', privilege_type, attname, name, grantee::regrole)
          from ours join pg_attribute a on attrelid = ours.oid cross join aclexplode(attacl)
        union all
        select format('grant execute on %s to %s', name, case grantee when 0 then 'public' else grantee::regrole::text end)
          from functions cross join aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee <> proowner
        """;
}
