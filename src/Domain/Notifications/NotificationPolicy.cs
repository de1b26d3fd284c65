using System.Collections.Immutable;
using System.Globalization;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>R51: which occasion has whom told what.</summary>
public static class NotificationPolicy
{
    /// <summary>What is to be told; null where the occasion is none.</summary>
    public static Notice? NoticeOf(Occasion occasion) =>
        occasion switch
        {
            Occasion.ItemWaiting { About: var it } => OfReview(
                it,
                NotificationTopic.ItemWaiting,
                NotificationKind.Approval,
                Loudness(it.Priority),
                $"{it.Words} waits",
                "It waits for a decision.",
                Reviewers
            ),
            Occasion.SlaNear { About: var it } => OfReview(
                it,
                NotificationTopic.SlaNear,
                NotificationKind.Approval,
                NotificationPriority.Medium,
                $"{it.Words} is nearly late",
                "Two thirds of the time to decide are gone.",
                Reviewers
            ),
            Occasion.SlaBreached { About: var it } => OfReview(
                it,
                NotificationTopic.SlaBreached,
                NotificationKind.Alert,
                NotificationPriority.High,
                $"{it.Words} is late",
                "The time to decide is over.",
                Reviewers
            ),
            Occasion.Escalated e => OfReview(
                e.About,
                NotificationTopic.Escalated,
                NotificationKind.Escalation,
                NotificationPriority.High,
                $"{e.About.Words} was escalated to you",
                "Nobody has decided on it so far.",
                new Audience([RoleOf(e.To)]) { Listed = e.Listed, ElseAdmins = true }
            ),
            Occasion.ApplyFailed e => OfEffect(e.About, e.Code == ErrorCode.OutcomeUnknown),
            Occasion.AnomalyDetected e => new(
                NotificationTopic.Anomaly,
                NotificationKind.Alert,
                e.Critical ? NotificationPriority.Critical : NotificationPriority.Medium,
                "Figures out of the ordinary",
                $"The tile {e.Tile} shows {(e.Critical ? "a critical" : "an")} anomaly: {e.Kind}"
                    + (e.Target is null ? "." : $" of {e.Target}."),
                e.Tile,
                new("Look", e.Tile),
                Reviewers,
                Days,
                CauseOfAnomaly(e.Tile, e.Kind, e.Target, e.Critical)
            ),
            Occasion.IntegrationDown e => new(
                NotificationTopic.IntegrationDown,
                NotificationKind.System,
                NotificationPriority.High,
                $"{e.Name} does not answer",
                "What needs it waits or fails until it is back.",
                e.Name,
                null,
                Managers,
                Days,
                $"integration-down/{e.Name}"
            ),
            Occasion.BacklogGrown { Pending: var pending } => new(
                NotificationTopic.Backlog,
                NotificationKind.Approval,
                NotificationPriority.High,
                "A backlog of approvals",
                $"{Text(pending)} approvals wait for a decision.",
                Approvals,
                null,
                Reviewers with
                {
                    Pending = pending,
                },
                OneDay,
                CauseOfBacklog
            ),
            Occasion.ApprovalRateFell e when IsLow(e.Approved, e.Decided) => new(
                NotificationTopic.ApprovalRate,
                NotificationKind.Alert,
                NotificationPriority.Critical,
                "Few drafts are approved",
                $"Of the last {Text(e.Decided)} decided, {Text(e.Approved)} were approved.",
                Approvals,
                null,
                Managers,
                Days,
                CauseOfApprovalRate
            ),
            _ => null,
        };

    /// <summary>Below 70 % of at least 20 decided.</summary>
    public static bool IsLow(int approved, int decided) => decided >= Sample && approved * 100 < LeastPercent * decided;

    /// <summary>Of how many decisions the approval rate is taken, at most and at least.</summary>
    public const int Sample = 20;

    /// <summary>What lasts until fewer wait than the person's threshold says.</summary>
    public const string CauseOfBacklog = "backlog";

    /// <summary>What lasts until the rate is no longer low.</summary>
    public const string CauseOfApprovalRate = "approval-rate";

    /// <summary>What lasts until the outcome is settled.</summary>
    public static string CauseOfUnknown(string approvalId) => $"outcome-unknown/{approvalId}";

    /// <summary>What lasts until somebody has decided on it, and <see cref="HoursOfAnomaly"/> at most.</summary>
    public static string CauseOfAnomaly(string tile, string kind, string? target, bool critical) =>
        $"anomaly/{tile}/{kind}/{target}/{(critical ? "critical" : "warning")}";

    /// <summary>What a decision ends: the anomalies of its target, and those of the tile as a whole.</summary>
    /// <param name="tile">The tile's key.</param>
    /// <param name="kinds">The names of all kinds of anomalies.</param>
    /// <param name="target">What was decided on; null for the tile as a whole.</param>
    public static ImmutableArray<string> CausesDecided(string tile, IEnumerable<string> kinds, string? target) =>
        [
            .. from kind in kinds
            from about in new[] { target, null }.Distinct()
            from critical in BothSeverities
            select CauseOfAnomaly(tile, kind, about, critical),
        ];

    /// <summary>R50: how long an anomaly that nobody decides on is a cause, from when it was found: not all can be decided on.</summary>
    public const int HoursOfAnomaly = 4;

    /// <summary>R53: how long a notification is kept after it was of use.</summary>
    public const int DaysKept = 90;

    private static Notice OfReview(
        Matter it,
        NotificationTopic topic,
        NotificationKind kind,
        NotificationPriority priority,
        string title,
        string message,
        Audience audience
    ) =>
        new(
            topic,
            kind,
            priority,
            title,
            message,
            it.ApprovalId,
            new("Review", it.ApprovalId),
            audience with
            {
                NotFor = [.. it.Own],
            },
            OneDay
        );

    private static Notice OfEffect(Matter it, bool isUnknown) =>
        new(
            NotificationTopic.ApplyFailed,
            NotificationKind.Alert,
            isUnknown ? NotificationPriority.Critical : NotificationPriority.High,
            isUnknown ? $"{it.Words}: nobody knows whether it was carried out" : $"{it.Words} was not carried out",
            isUnknown ? "Look at the far side, then settle it." : "See why, then retry it or withdraw it.",
            it.ApprovalId,
            new(isUnknown ? "Settle" : "Look", it.ApprovalId),
            Managers,
            Days,
            isUnknown ? CauseOfUnknown(it.ApprovalId) : null
        );

    /// <summary>A rung that names no role names a list; where nobody is on it, the admins hear.</summary>
    private static Role RoleOf(string rung) =>
        rung switch
        {
            "OPERATOR" => Role.Operator,
            "MANAGER" => Role.Manager,
            _ => Role.Admin,
        };

    private static NotificationPriority Loudness(Priority priority) =>
        priority switch
        {
            Priority.Low => NotificationPriority.Low,
            Priority.Medium => NotificationPriority.Medium,
            _ => NotificationPriority.High,
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static readonly ImmutableArray<bool> BothSeverities = [false, true];
    private const int LeastPercent = 70;
    private const string Approvals = "approvals";
    private static readonly Duration OneDay = Duration.FromHours(24);
    private static readonly Duration Days = Duration.FromDays(7);
    private static readonly Audience Reviewers = new([Role.Operator, Role.Manager, Role.Admin]);
    private static readonly Audience Managers = new([Role.Manager, Role.Admin]);
}
