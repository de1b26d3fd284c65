using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Approvals;

/// <summary>The columns by which a table of approvals is listed, as its indexes spell them.</summary>
internal sealed record ApprovalKeys(string Rank, string QueuedAt, string CreatedAt, string Id)
{
    /// <summary>The rank as an expression of the table of documents, to the letter of its indexes.</summary>
    public const string RankOfPriority = "(case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end)";

    /// <summary>0 for URGENT to 3 for LOW.</summary>
    public static int RankOf(Priority priority) => Priority.Urgent - priority;

    /// <summary>Limits to what comes behind a place (before it, when backward) and answers in which order to read it.</summary>
    public string OrderBehind(ApprovalQueue.Place? from, ApprovalOrder order, bool backward, SqlConditions where)
    {
        var newest = order == ApprovalOrder.Newest;
        string[] keys = newest ? [CreatedAt, Id] : [Rank, QueuedAt, Id];
        // NEWEST lists from the highest keys down.
        var descending = newest != backward;
        if (from is not null)
        {
            object[] place = newest ? [from.At, from.Id] : [from.Rank, from.At, from.Id];
            where.And(
                $"({string.Join(", ", keys)}) {(descending ? "<" : ">")} ({string.Join(", ", place.Select(where.Add))})"
            );
        }
        return string.Join(", ", keys.Select(key => descending ? $"{key} desc" : key));
    }
}
