using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Projections.Approvals;

/// <summary>The rows <c>h</c> of the history that tell how approvals stood at an instant, one an approval, under a filter.</summary>
internal sealed class AsOfConditions : SqlConditions
{
    public AsOfConditions(string shop, ApprovalFilter filter, Instant asOf)
    {
        Shop = Add(shop);
        AsOf = Add(asOf);
        And($"h.shop = {Shop} and h.at <= {AsOf}");
        OneOf("h.state", Names(filter.States));
        OneOf("h.kind", Names(filter.Kinds));
        OneOf("h.priority", Names(filter.Priorities));
        OneOf("h.urgency", Names(filter.Urgencies));
        OneOf("h.risk_level", Names(filter.RiskLevels));
        if (filter.DraftedBy is { } drafter)
            And($"h.drafted_by = {Add(drafter)}");
        // Not "version + 1": a sum is nothing that row-level security lets an index answer.
        And(
            $"""
            not exists (select from hotdash.approval_history next where next.shop = {Shop}
              and next.approval_id = h.approval_id and next.version > h.version and next.at <= {AsOf})
            """
        );
    }

    /// <summary>The shop's parameter.</summary>
    public string Shop { get; }

    /// <summary>The instant's parameter.</summary>
    public string AsOf { get; }
}
