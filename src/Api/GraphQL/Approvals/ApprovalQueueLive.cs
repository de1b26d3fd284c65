using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>
/// Works out what changed in a list of approvals. It tells states, so many facts may become one change; each is read
/// after the facts that it stands for, so no version ever falls.
/// </summary>
internal sealed class ApprovalQueueLive : LiveSource
{
    public override bool Concerns(JournalRow row) => IsOfApproval(row) || row.Stream == EffectsHoldStream;

    public override Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        PartBehind(null, question, cancel);

    /// <summary>A page of the list, as it is now. What moved past it since the page before was read changed behind the position.</summary>
    private static async Task<LivePart> PartBehind(
        ApprovalQueue.Place? from,
        LiveQuestion question,
        CancellationToken cancel
    )
    {
        var (filter, request) = (FilterOf(question), question.Request);
        var found = await request
            .Services.GetRequiredService<ApprovalQueue>()
            .Page(request.Shop, filter, ApprovalOrder.Queue, from, false, Page.Most + 1, cancel);
        var (part, more) = Page.Cut(found, Page.Most);
        return new(
            new ApprovalQueueChange(
                more ? LiveQuestion.CursorOfPart : question.CursorAt(question.Position),
                ChangeKind.Snapshot,
                !more,
                Nodes(part, request),
                []
            ),
            more
                ? (later, stop) => PartBehind(ApprovalQueue.Place.Of(part[^1], ApprovalOrder.Queue), later, stop)
                : null
        );
    }

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var (filter, request) = (FilterOf(question), question.Request);
        var changed = rows.Where(IsOfApproval).Select(row => row.Stream).Distinct().ToList();
        var now = await request.Services.GetRequiredService<ApprovalQueue>().Load(request.Shop, changed, cancel);
        var own = ApprovalFilterInput.Own(request.Caller);
        var seen = own is null ? now : [.. now.Where(x => x.DraftedBy.Id == own)];
        // Not even that something happened is an agent's to know, where it is not of its own.
        if (own is not null && seen.Count == 0)
            return [];
        var present = seen.Where(filter.Holds).ToList();
        var gone = seen.Select(x => x.Id).Except(present.Select(x => x.Id));
        return
        [
            new ApprovalQueueChange(
                question.CursorAt(rows[^1].Position),
                ChangeKind.Changed,
                true,
                Nodes(present, request),
                [.. gone.Select(id => new GlobalId(ApprovalPages.Type, id))]
            ),
        ];
    }

    internal static bool IsOfApproval(JournalRow row) =>
        row.Source == JournalSource.Event && row.Stream.StartsWith("approval-", StringComparison.Ordinal);

    private static List<ApprovalNode> Nodes(IEnumerable<Approval> approvals, RequestContext request)
    {
        var reader = Reader.Of(request);
        return [.. approvals.Select(x => new ApprovalNode(x, reader))];
    }

    private static ApprovalFilter FilterOf(LiveQuestion question)
    {
        var filter = ApprovalFilterInput.For(question.Argument<ApprovalFilterInput>("filter"), question.Request.Caller);
        return filter.States.IsEmpty ? filter with { States = [ApprovalState.PendingReview] } : filter;
    }

    private const string EffectsHoldStream = "effects-hold";
}
