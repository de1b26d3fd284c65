using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>Something that its recipient was told.</summary>
[Name("Notification")]
[Description("Something that you were told. No word of it is a customer's.")]
[Implements(typeof(INode))]
public sealed class NotificationNode(NotificationView seen, Instant now) : INode
{
    internal const string Type = "Notification";

    internal NotificationView Seen => seen;

    [Description("Its id.")]
    public GlobalId Id => new(Type, seen.Id.ToString());

    [Description("Why it came; null for a digest of several.")]
    public NotificationTopic? Topic => seen.Topic;

    [Description("What it is about.")]
    public NotificationKind Kind => seen.Kind;

    [Description("How loudly it comes.")]
    public NotificationPriority Priority => seen.Priority;

    [Description("By which ways it comes, as you want it; none: as a badge alone.")]
    public IEnumerable<NotificationChannel> Channels => seen.Channels;

    [Description("For how many seconds its toast stays; null where it stays until dismissed, or where there is none.")]
    public int? ToastSeconds => seen.Priority == NotificationPriority.Medium ? 5 : null;

    [Description("Its headline.")]
    public string Title => seen.Title;

    [Description("What there is to do.")]
    public string Message => seen.Message;

    [Description("Where it leads; null where it leads nowhere.")]
    public NotificationActionNode? Action => NotificationActionNode.Of(seen.Action);

    [Description("What it speaks of: an approval, a tile, what does not answer, or 'approvals', 'digest'.")]
    public string Source => seen.Source;

    [Description("What makes it come once: one event tells a person at most once.")]
    public string DedupKey => seen.DedupKey;

    [Description("When it happened.")]
    public Instant RaisedAt => seen.RaisedAt;

    [Description("When it came to you.")]
    public Instant ShownAt => seen.ShownAt;

    [Description("From when on it is of no use, and not unread any more.")]
    public Instant ExpiresAt => seen.ExpiresAt;

    [Description("When you read it; null while you have not.")]
    public Instant? ReadAt => seen.ReadAt;

    [Description("When you dismissed it; null while you have not.")]
    public Instant? DismissedAt => seen.DismissedAt;

    [Description("When you put it away; null while you have not.")]
    public Instant? ArchivedAt => seen.ArchivedAt;

    [Description("Whether it counts as unread: not read, not archived, not expired.")]
    public bool Unread => Own().IsUnread(now);

    [Description("Whether it can be dismissed now: what is CRITICAL cannot while its cause lasts.")]
    public bool Dismissible => !Own().Stays(now);

    [
        Description("What came in it, where it is a digest, the oldest first, 100 at most; null where it is none."),
        ListSize(100)
    ]
    public IDataLoaderResult<IReadOnlyList<DigestItemNode>?> Items(RequestContext request) =>
        request
            .Keep(
                "items of digests",
                r => new BatchLoader<Guid, IReadOnlyList<DigestItemNode>>(
                    async (ids, cancel) =>
                        (
                            await r.Services.GetRequiredService<NotificationList>().ItemsOf(r.Shop, ids, cancel)
                        ).ToDictionary(
                            x => x.Key,
                            IReadOnlyList<DigestItemNode> (x) => [.. x.Value.Select(item => new DigestItemNode(item))]
                        )
                )
            )
            .Load(seen.Id);

    private Notification Own() =>
        new("", seen.Priority, seen.CauseLastsUntil, seen.ExpiresAt, seen.ReadAt, seen.ArchivedAt);
}
