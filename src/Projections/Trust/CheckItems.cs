using Npgsql;

namespace HotDash.Projections.Trust;

/// <summary>The check items of a shop that have ended: under which agent's name, who missed each, who caught it.</summary>
internal sealed record CheckItems(IReadOnlyList<(string Agent, string[] MissedBy, string? CaughtBy)> All)
{
    public static async Task<CheckItems> Read(NpgsqlDataReader rows, CancellationToken cancel)
    {
        var all = new List<(string, string[], string?)>();
        while (await rows.ReadAsync(cancel))
            all.Add((rows.GetString(0), rows.GetFieldValue<string[]>(1), rows.IsDBNull(2) ? null : rows.GetString(2)));
        return new(all);
    }

    /// <summary>Decided under this agent's name, and how many of them somebody approved.</summary>
    public (int Seen, int Missed) Under(string agent)
    {
        var own = All.Where(x => x.Agent == agent && (x.MissedBy is not [] || x.CaughtBy is not null)).ToList();
        return (own.Count, own.Count(x => x.MissedBy is not []));
    }

    /// <summary>Decided by this reviewer, and how many of them it approved.</summary>
    public (int Seen, int Missed) By(string reviewer)
    {
        var missed = All.Count(x => x.MissedBy.Contains(reviewer));
        return (missed + All.Count(x => x.CaughtBy == reviewer && !x.MissedBy.Contains(reviewer)), missed);
    }

    public const string Sql = """
        select drafted_by, array(select jsonb_array_elements_text(data -> 'missedBy')), data ->> 'caughtBy'
          from hotdash.approval_history where shop = $1 and type = 'approval_check_item_ended.v1'
        """;
}
