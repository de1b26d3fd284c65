using HotDash.Projections.Storage;

namespace HotDash.Projections.Approvals;

/// <summary>A filter of the history as SQL with positional parameters.</summary>
internal sealed class TrailConditions : SqlConditions
{
    /// <param name="ordered">Whether the journal is joined, as j; without it only the history is asked, as h.</param>
    public TrailConditions(string shop, ApprovalTrailFilter filter, bool ordered = true)
    {
        var here = Add(shop);
        And($"h.shop = {here}");
        // Both tables, so that whichever the planner begins with, it begins with the shop.
        if (ordered)
            And($"j.shop = {here} and j.source = 'EVENT'");
        if (filter.ApprovalId is { } approval)
            And($"h.approval_id = {Add(approval)}");
        OneOf("h.state", Names(filter.States));
        OneOf("h.kind", Names(filter.Kinds));
        if (filter.Actor is { } actor)
            And($"h.actor_id = {Add(actor)}");
        if (filter.Agent is { } agent)
            And($"h.actor_id = {Add(agent)} and h.actor_kind = 'AGENT'");
        if (filter.Tool is { } tool)
            And($"{Add(tool)} = any(h.tools)");
        OneOf("h.type", filter.Types.ToArray());
        if (filter.From is { } from)
            And($"h.at >= {Add(from)}");
        if (filter.To is { } to)
            And($"h.at < {Add(to)}");
        if (filter.Text is { } text)
            And(
                $"position(lower({Add(text)}) in lower(concat_ws(' ', h.type, h.actor_id, h.digest, h.approval_id, array_to_string(h.tools, ' '), h.data #>> '{{reasonCode}}', h.data #>> '{{code}}', h.data #>> '{{message}}', h.data #>> '{{content,impact}}'))) > 0"
            );
    }
}
