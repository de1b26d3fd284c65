using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Notifications;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("What you were told, the newest first; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<NotificationConnection?> Notifications(
        RequestContext request,
        CancellationToken cancel,
        [Description("Which.")] NotificationFilterInput? filter = null,
        [Description("How many from the beginning, 1 to 100; 50 by default.")] int? first = null,
        [Description("Only what comes behind this cursor.")] string? after = null,
        [Description("How many from the end, 1 to 100.")] int? last = null,
        [Description("Only what comes before this cursor.")] string? before = null
    ) => await NotificationPages.Of(filter, new(first, after, last, before), request, cancel);
}

public sealed partial class Subscription
{
    [Description("Your notifications as they come, each once; without a cursor those come first that are unread.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<NotificationLive>]
    public static NotificationChange NotificationReceived(
        [Change] NotificationChange change,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;
}
