using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Subscription
{
    [Description("The queue as it changes. Without states in the filter: what waits for a decision.")]
    [Allow(Role.Viewer, Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<ApprovalQueueLive>]
    public static ApprovalQueueChange ApprovalQueueChanged(
        [Change] ApprovalQueueChange change,
        [Description("Which approvals.")] ApprovalFilterInput? filter = null,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;

    [Description("One approval as it changes.")]
    [Allow(Role.Viewer, Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<ApprovalLive>]
    public static ApprovalChange ApprovalChanged(
        [Change] ApprovalChange change,
        [Description("Which.")] GlobalId id,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;

    [Description("The audit trail as it grows: every entry once, in order, one a message.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<ApprovalHistoryLive>]
    public static ApprovalHistoryChange ApprovalHistoryAppended(
        [Change] ApprovalHistoryChange change,
        [Description("Which entries.")] ApprovalHistoryFilterInput? filter = null,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;
}
