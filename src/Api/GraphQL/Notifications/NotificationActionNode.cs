using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationAction")]
[Description("Where a notification leads.")]
public sealed record NotificationActionNode(
    [property: Description("What stands on its button.")] string Label,
    [property: Description("The path within the dashboard, such as /approvals/ID or /tiles/KEY.")] string Url
)
{
    internal static NotificationActionNode? Of(NoticeAction? action) =>
        action is null ? null
        : action.Target.StartsWith("approval-", StringComparison.Ordinal)
            ? new(action.Label, $"/approvals/{new GlobalId(ApprovalPages.Type, action.Target)}")
        : new(action.Label, $"/tiles/{action.Target}");
}
