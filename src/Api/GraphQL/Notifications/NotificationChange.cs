using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;
using HotDash.Projections.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationChange")]
[Description("What you are told live.")]
public sealed record NotificationChange(
    [property: Description("Resumes behind this message; a part of a snapshot cannot be resumed.")] string Cursor,
    [property: Description("Snapshot or change.")] ChangeKind Kind,
    [property: Description("False for all parts of a snapshot but its last.")] bool Complete,
    [property:
        Description("In a snapshot what is unread, the newest first; in a change what came, the oldest first."),
        ListSize(100)
    ]
        IReadOnlyList<NotificationNode> Received
) : ILiveChange
{
    [Description("How many are unread at this moment; exact.")]
    public static Task<int> UnreadCount(RequestContext request, CancellationToken cancel) =>
        NotificationConnection.UnreadCount(request, cancel);
}
