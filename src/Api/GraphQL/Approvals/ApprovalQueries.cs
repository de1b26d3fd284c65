using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("One approval; null when there is none that you may see.")]
    [Allow(Role.Viewer, Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<ApprovalNode?> Approval(
        [Description("Its id.")] GlobalId id,
        RequestContext request,
        CancellationToken cancel,
        [Description("As it stood in this revision.")] int? atRevision = null,
        [Description("As it stood at this instant.")] Instant? asOf = null
    )
    {
        if (id.Type != ApprovalPages.Type)
            return null;
        if (atRevision is null && asOf is null)
            return await ApprovalPages.One(id.Key, request, cancel);
        var stood = await request
            .Services.GetRequiredService<ApprovalDetail>()
            .AsItStood(request.Shop, id.Key, atRevision, asOf, cancel);
        return ApprovalPages.Seen(stood, request, Reader.OfPast(request, asOf));
    }

    [Description("Approvals, as pages; null only together with an error.")]
    [Allow(Role.Viewer, Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<Connection<ApprovalNode>?> Approvals(
        RequestContext request,
        CancellationToken cancel,
        [Description("Which.")] ApprovalFilterInput? filter = null,
        [Description("In which order.")] ApprovalOrder orderBy = ApprovalOrder.Queue,
        [Description("As they stood at this instant.")] Instant? asOf = null,
        [Description("How many from the beginning, 1 to 100; 50 by default.")] int? first = null,
        [Description("Only what comes behind this cursor.")] string? after = null,
        [Description("How many from the end, 1 to 100.")] int? last = null,
        [Description("Only what comes before this cursor.")] string? before = null
    ) => await ApprovalPages.Of(filter, orderBy, asOf, new(first, after, last, before), request, cancel);

    [Description("How the queue stands; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<QueueSummaryNode?> ApprovalQueue(RequestContext request, CancellationToken cancel) =>
        await QueueSummaryNode.Of(request, cancel);

    [Description(
        "The audit trail: one entry for every event of every approval, in the order of all facts; null only together with an error."
    )]
    [Allow(Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<Connection<ApprovalHistoryEntry>?> ApprovalHistory(
        RequestContext request,
        CancellationToken cancel,
        [Description("Which.")] ApprovalHistoryFilterInput? filter = null,
        [Description("How many from the beginning, 1 to 100; 50 by default.")] int? first = null,
        [Description("Only what comes behind this cursor.")] string? after = null,
        [Description("How many from the end, 1 to 100.")] int? last = null,
        [Description("Only what comes before this cursor.")] string? before = null
    ) =>
        await ApprovalHistoryPages.Of(
            ApprovalHistoryFilterInput.Of(filter),
            new(first, after, last, before),
            request,
            cancel
        );
}
