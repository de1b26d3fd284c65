using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>R20: a bulk has 1..100 items, each of another approval; null when it does.</summary>
    public static Refusal? CheckBulk(ImmutableArray<BulkItem> items)
    {
        if (items.Length is < 1 or > MostInBulk)
            return ContentLimits.Value(
                $"1 to {MostInBulk} items; these are {items.Length}.",
                "Send the rest in another bulk.",
                "items"
            );
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items
            .Select(
                (item, i) =>
                    seen.Add(item.ApprovalId)
                        ? null
                        : ContentLimits.Value(
                            "Each approval once; this one is named twice.",
                            "Decide on it once.",
                            "items",
                            $"{i}",
                            "id"
                        )
            )
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>R20: the very decision that would be made on this one alone.</summary>
    /// <param name="item">What is decided.</param>
    /// <param name="decisionId">A fresh id, as <see cref="Approve"/> takes it.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling DecideInBulk(BulkItem item, string decisionId, Facts facts) =>
        item.Choice switch
        {
            BulkChoice.Approve => Approve(
                item.ExpectedRevision,
                item.PayloadDigest ?? string.Empty,
                item.Grades,
                decisionId,
                facts
            ),
            BulkChoice.Reject => Reject(item.ExpectedRevision, item.ReasonCode, item.Reason, item.Grades, facts),
            _ => RequestChanges(item.ExpectedRevision, item.Note, facts),
        };

    private const int MostInBulk = 100;
}
