using HotDash.Domain.Trust;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Trust;

/// <summary>One decision of a person, with the time that was there to read what was decided.</summary>
/// <param name="Of">Whose it counts for: the reviewer, or the agent whose item it was.</param>
/// <param name="Taken">Since the item was submitted or edited, or since the reviewer's decision before, whichever is later.</param>
/// <param name="Characters">Of all that was decided together with it; null where that is not known.</param>
/// <param name="Lowest">The lowest grade; null without any.</param>
/// <param name="Highest">The highest grade; null without any.</param>
internal sealed record Decision(string Of, Duration Taken, int? Characters, int? Lowest, int? Highest)
{
    public static Decision In(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            Duration.FromSeconds(row.GetDouble(1)),
            row.IsDBNull(2) ? null : row.GetInt32(2),
            row.IsDBNull(3) ? null : row.GetInt32(3),
            row.IsDBNull(4) ? null : row.GetInt32(4)
        );

    /// <summary>What these decisions, and the check items that ended, tell.</summary>
    public static ReviewSigns SignsOf(IEnumerable<Decision> decisions, int checksSeen, int checksMissed)
    {
        var all = decisions.ToList();
        return new(
            all.Count(x => x.Characters is not null),
            all.Count(x => x.Characters is { } characters && ReadingTime.IsTooShort(x.Taken, characters)),
            all.Count(x => x.Lowest is not null),
            all.Min(x => x.Lowest),
            all.Max(x => x.Highest),
            checksSeen,
            checksMissed
        );
    }

    /// <summary>The latest decisions on the work of, or by, each of those that <paramref name="whose"/> names.</summary>
    /// <param name="whose">A query of one column <c>id</c>.</param>
    /// <param name="column">The column of the history that is that id.</param>
    public static string Sql(string whose, string column) =>
        $$"""
            select whose.id, extract(epoch from g.at - greatest(revised.at, earlier.at))::float8, together.characters,
                   least((g.data #>> '{grades,tone}')::int, (g.data #>> '{grades,accuracy}')::int, (g.data #>> '{grades,policy}')::int),
                   greatest((g.data #>> '{grades,tone}')::int, (g.data #>> '{grades,accuracy}')::int, (g.data #>> '{grades,policy}')::int)
              from ({{whose}}) whose
             cross join lateral (
               select * from hotdash.approval_history
                where shop = $1 and {{column}} = whose.id and type in ('approval_given.v1', 'approval_approved.v1', 'approval_rejected.v1')
                  and actor_kind <> 'SYSTEM' {{(
                column == "drafted_by" ? "and planted is not true" : ""
            )}} and type <> 'approval_approved.v1'
                order by at desc limit {{AgentRecord.Window}}) g
             cross join lateral (
               select max(at) as at from hotdash.approval_history
                where shop = $1 and approval_id = g.approval_id and version < g.version
                  and type in ('approval_submitted.v1', 'approval_edited.v1')) revised
              left join lateral (
               select at from hotdash.approval_history
                where shop = $1 and actor_id = g.actor_id and at < g.at and type in ('approval_given.v1', 'approval_rejected.v1')
                order by at desc limit 1) earlier on true
             cross join lateral (
               select case when bool_and(characters is not null) then sum(characters)::int end as characters
                 from hotdash.approval_history
                where shop = $1 and actor_id = g.actor_id and at = g.at
                  and type in ('approval_given.v1', 'approval_rejected.v1')) together
            """;
}
