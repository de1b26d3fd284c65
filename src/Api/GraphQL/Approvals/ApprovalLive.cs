using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>Works out what changed in one approval.</summary>
internal sealed class ApprovalLive : LiveSource
{
    public override bool Concerns(JournalRow row) => ApprovalQueueLive.IsOfApproval(row);

    public override async Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        new(
            new ApprovalChange(
                question.CursorAt(question.Position),
                ChangeKind.Snapshot,
                true,
                await Now(question, cancel)
            )
        );

    public override Task Resume(LiveQuestion question, CancellationToken cancel) => Now(question, cancel);

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    ) =>
        rows.LastOrDefault(row => row.Stream == IdOf(question)) is { } last
            ?
            [
                new ApprovalChange(
                    question.CursorAt(last.Position),
                    ChangeKind.Changed,
                    true,
                    await Now(question, cancel)
                ),
            ]
            : [];

    private static async Task<ApprovalNode> Now(LiveQuestion question, CancellationToken cancel) =>
        await ApprovalPages.One(IdOf(question), question.Request, cancel)
        ?? throw new CodedError(ErrorCode.NotFound, "There is no such approval.", "Look for it in the list.");

    private static string IdOf(LiveQuestion question) => question.Argument<GlobalId>("id").KeyOf(ApprovalPages.Type);
}
