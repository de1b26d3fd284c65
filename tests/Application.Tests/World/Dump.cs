using System.Text;

namespace HotDash.Application.Tests.World;

/// <summary>Everything that a database holds, as whoever has a dump of it would search it.</summary>
public static class Dump
{
    /// <summary>Every row of every table of ours as text; bytes as they are written in hex, and read as UTF-8.</summary>
    public static async Task<string> Of(HotDashWorld world)
    {
        var tables = await world.Rows(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('hotdash', 'wolverine') and c.relkind in ('r', 'p') order by 1
            """,
            row => row.GetString(0)
        );
        var dump = new StringBuilder();
        foreach (var table in tables)
        foreach (var row in await world.Rows($"select t::text from {table} t", row => row.GetString(0)))
            dump.Append(table).Append(' ').AppendLine(row).AppendLine(Plain(row));
        return dump.ToString();
    }

    /// <summary>What the bytes of a row say where they are text.</summary>
    private static string Plain(string row) =>
        string.Concat(
            row.Split("\\x")
                .Skip(1)
                .Select(rest => new string([.. rest.TakeWhile(char.IsAsciiHexDigitLower)]))
                .Where(hex => hex.Length % 2 == 0)
                .Select(hex => Encoding.UTF8.GetString(Convert.FromHexString(hex)))
        );
}
