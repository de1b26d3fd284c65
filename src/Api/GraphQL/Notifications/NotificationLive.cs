using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Projections.Journal;
using HotDash.Projections.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>Tells a person's notifications as they come: each once, to nobody else.</summary>
internal sealed class NotificationLive : LiveSource
{
    public override bool Concerns(JournalRow row) => row.Source == JournalSource.Notification;

    public override bool IsPersonal(Identity identity) => true;

    public override Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        PartBehind(null, question, cancel);

    private static async Task<LivePart> PartBehind(
        NotificationList.Place? from,
        LiveQuestion question,
        CancellationToken cancel
    )
    {
        var request = question.Request;
        var found = await List(request)
            .Page(request.Shop, request.Caller.Actor.Id, Unread, from, false, Page.Most + 1, cancel);
        var (part, more) = Page.Cut(found, Page.Most);
        return new(
            new NotificationChange(
                more ? LiveQuestion.CursorOfPart : question.CursorAt(question.Position),
                ChangeKind.Snapshot,
                !more,
                Nodes(part, request)
            ),
            more ? (later, stop) => PartBehind(new(part[^1].ShownAt, part[^1].Id), later, stop) : null
        );
    }

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var request = question.Request;
        var own = $"notifications-{request.Caller.Actor.Id}";
        var changes = new List<ILiveChange>();
        foreach (var some in rows.Where(x => x.Stream == own).Chunk(Page.Most))
        {
            var found = await List(request)
                .Load(request.Shop, request.Caller.Actor.Id, [.. some.Select(x => x.Ref)], cancel);
            changes.Add(
                new NotificationChange(
                    question.CursorAt(some[^1].Position),
                    ChangeKind.Changed,
                    true,
                    Nodes(found, request)
                )
            );
        }
        return changes;
    }

    private static NotificationList List(RequestContext request) =>
        request.Services.GetRequiredService<NotificationList>();

    private static List<NotificationNode> Nodes(IEnumerable<NotificationView> views, RequestContext request)
    {
        var now = request.Services.GetRequiredService<IClock>().GetCurrentInstant();
        return [.. views.Select(x => new NotificationNode(x, now))];
    }

    private static readonly NotificationFilter Unread = new(true, false, [], []);
}
