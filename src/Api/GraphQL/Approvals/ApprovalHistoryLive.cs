using HotDash.Api.Live;
using HotDash.Projections.Approvals;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>Tells the audit trail row by row: exact, so one change a row.</summary>
internal sealed class ApprovalHistoryLive : LiveSource
{
    public override bool Concerns(JournalRow row) => ApprovalQueueLive.IsOfApproval(row);

    public override Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        Task.FromResult(
            new LivePart(new ApprovalHistoryChange(question.CursorAt(question.Position), ChangeKind.Snapshot, true, []))
        );

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var request = question.Request;
        var found = await request
            .Services.GetRequiredService<ApprovalTrail>()
            .Of(
                request.Shop,
                ApprovalHistoryFilterInput.Of(question.Argument<ApprovalHistoryFilterInput>("filter")),
                [.. rows.Select(row => row.Ref)],
                cancel
            );
        var reader = Reader.Of(request);
        return
        [
            .. found.Select(row => new ApprovalHistoryChange(
                question.CursorAt(row.Position),
                ChangeKind.Changed,
                true,
                [new ApprovalHistoryEntry(row, question.CursorAt(row.Position), reader)]
            )),
        ];
    }
}
