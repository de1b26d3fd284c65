using GraphQL.Execution;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Reads;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>What one answer opens: found in the answer itself, so that what was left out, or was not there, does not count.</summary>
/// <param name="seesText">Whether the caller reads personal text unmasked.</param>
internal sealed class Opened(OpenedFields fields, bool seesText)
{
    public SortedSet<ReadKind> Kinds { get; } = [];

    public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Approvals { get; } = new(StringComparer.Ordinal);

    public void Look(ExecutionNode node) => Look(node, null);

    /// <param name="approval">What the nearest thing around it belongs to.</param>
    private void Look(ExecutionNode node, string? approval)
    {
        if (node.Result is null && node is not RootExecutionNode)
            return;
        if (node.FieldDefinition is { } field && seesText && fields.IsPersonal(field))
        {
            if (node is not ArrayExecutionNode { SerializedResult: { } list } || list.GetEnumerator().MoveNext())
                Note(ReadKind.PersonalText, node, approval);
            return;
        }
        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } parts }:
                approval = Enter(node) ?? approval;
                foreach (var part in parts)
                    Look(part, approval);
                break;
            case ArrayExecutionNode { Items: { } items }:
                foreach (var item in items)
                    Look(item, approval);
                break;
        }
    }

    private string? Enter(ExecutionNode node)
    {
        switch (node.Result)
        {
            case ApprovalNode approval:
                return approval.Source.Id;
            case Connection<ApprovalHistoryEntry>:
                Note(ReadKind.History, node, null);
                return null;
            case ApprovalHistoryEntry entry:
                // Behind a connection its field says nothing more.
                if (
                    node.Parent
                    is not ObjectExecutionNode { Result: Edge<ApprovalHistoryEntry> }
                        and not ArrayExecutionNode
                )
                    Note(ReadKind.History, node, null);
                Kinds.Add(ReadKind.History);
                Approvals.Add(entry.ApprovalId.Key);
                return entry.ApprovalId.Key;
            case Connection<ReadsLogEntry> or ReadsLogEntry:
                Kinds.Add(ReadKind.ReadsLog);
                return null;
            default:
                return null;
        }
    }

    private void Note(ReadKind kind, ExecutionNode node, string? approval)
    {
        Kinds.Add(kind);
        Fields.Add(fields.NameOf(node.FieldDefinition));
        if (approval is not null)
            Approvals.Add(approval);
    }
}
