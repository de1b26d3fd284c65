using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Domain.Tests.Notifications;

public class when_something_happens
{
    [Theory, Trait("rule", "R51")]
    [InlineData(Priority.Low, NotificationPriority.Low)]
    [InlineData(Priority.Medium, NotificationPriority.Medium)]
    [InlineData(Priority.High, NotificationPriority.High)]
    [InlineData(Priority.Urgent, NotificationPriority.High)]
    public void what_waits_is_told_as_loudly_as_it_presses(Priority pressing, NotificationPriority told)
    {
        var notice = Of(new Occasion.ItemWaiting(Reply with { Priority = pressing }));
        notice.Priority.ShouldBe(told);
        notice.Topic.ShouldBe(NotificationTopic.ItemWaiting);
        notice.Kind.ShouldBe(NotificationKind.Approval);
        notice.Action.ShouldBe(new NoticeAction("Review", Reply.ApprovalId));
        notice.Source.ShouldBe(Reply.ApprovalId);
        notice.Cause.ShouldBeNull();
        notice.LastsFor.ShouldBe(Duration.FromHours(24));
        notice.Audience.Roles.ShouldBe([Role.Operator, Role.Manager, Role.Admin], ignoreOrder: true);
        notice.Audience.NotFor.ShouldBe(["bot", "olga"], ignoreOrder: true);
        notice.Audience.ElseAdmins.ShouldBeFalse();
    }

    [Theory, Trait("rule", "R51")]
    [InlineData(ApprovalKind.CxReply, "A reply to a customer waits")]
    [InlineData(ApprovalKind.Inventory, "A change of stock waits")]
    [InlineData(ApprovalKind.Growth, "A proposal for growth waits")]
    [InlineData(ApprovalKind.Misc, "A request waits")]
    public void it_is_told_by_its_kind_and_by_no_customers_word(ApprovalKind kind, string title) =>
        Of(new Occasion.ItemWaiting(Reply with { Kind = kind })).Title.ShouldBe(title);

    [Fact, Trait("rule", "R51")]
    public void a_persons_own_draft_is_not_for_that_person() =>
        Of(new Occasion.ItemWaiting(new("approval-1", ApprovalKind.Misc, Priority.Low, "olga")))
            .Audience.NotFor.ShouldBe(["olga"]);

    [Fact, Trait("rule", "R51")]
    public void an_sla_is_told_of_when_it_is_near_and_when_it_is_breached()
    {
        var near = Of(new Occasion.SlaNear(Reply));
        (near.Topic, near.Kind, near.Priority).ShouldBe(
            (NotificationTopic.SlaNear, NotificationKind.Approval, NotificationPriority.Medium)
        );
        near.Title.ShouldBe("A reply to a customer is nearly late");
        var breached = Of(new Occasion.SlaBreached(Reply));
        (breached.Topic, breached.Kind, breached.Priority).ShouldBe(
            (NotificationTopic.SlaBreached, NotificationKind.Alert, NotificationPriority.High)
        );
        breached.Title.ShouldBe("A reply to a customer is late");
        foreach (var notice in new[] { near, breached })
        {
            notice.Audience.Roles.ShouldBe([Role.Operator, Role.Manager, Role.Admin], ignoreOrder: true);
            notice.Audience.NotFor.ShouldBe(["bot", "olga"], ignoreOrder: true);
        }
    }

    [Theory, Trait("rule", "R51")]
    [InlineData("OPERATOR", Role.Operator)]
    [InlineData("MANAGER", Role.Manager)]
    [InlineData("ADMIN", Role.Admin)]
    [InlineData("ON_CALL", Role.Admin)]
    public void what_is_escalated_goes_where_the_rung_says(string to, Role role)
    {
        var notice = Of(new Occasion.Escalated(Reply, to, ["otto"]));
        notice.Audience.Roles.ShouldBe([role]);
        notice.Audience.Listed.ShouldBe(["otto"]);
        notice.Audience.ElseAdmins.ShouldBeTrue();
        notice.Audience.NotFor.ShouldBe(["bot", "olga"], ignoreOrder: true);
        (notice.Topic, notice.Kind, notice.Priority).ShouldBe(
            (NotificationTopic.Escalated, NotificationKind.Escalation, NotificationPriority.High)
        );
    }

    [Fact, Trait("rule", "R51")]
    public void an_outcome_that_nobody_knows_is_critical_until_it_is_settled()
    {
        var failed = Of(new Occasion.ApplyFailed(Reply, ErrorCode.ContextChanged));
        (failed.Priority, failed.Cause).ShouldBe((NotificationPriority.High, null));
        failed.Title.ShouldBe("A reply to a customer was not carried out");
        failed.Action!.Label.ShouldBe("Look");
        var unknown = Of(new Occasion.ApplyFailed(Reply, ErrorCode.OutcomeUnknown));
        (unknown.Priority, unknown.Cause).ShouldBe(
            (NotificationPriority.Critical, NotificationPolicy.CauseOfUnknown(Reply.ApprovalId))
        );
        unknown.Title.ShouldBe("A reply to a customer: nobody knows whether it was carried out");
        unknown.Message.ShouldBe("Look at the far side, then settle it.");
        failed.Message.ShouldBe("See why, then retry it or withdraw it.");
        unknown.Action!.Label.ShouldBe("Settle");
        foreach (var notice in new[] { failed, unknown })
        {
            (notice.Topic, notice.Kind).ShouldBe((NotificationTopic.ApplyFailed, NotificationKind.Alert));
            notice.Audience.Roles.ShouldBe([Role.Manager, Role.Admin], ignoreOrder: true);
            notice.Audience.NotFor.ShouldBeEmpty();
            notice.LastsFor.ShouldBe(Duration.FromDays(7));
        }
    }

    [Fact, Trait("rule", "R51")]
    public void an_anomaly_is_told_as_loudly_as_it_is_bad()
    {
        var warning = Of(new Occasion.AnomalyDetected("SALES_PULSE", "SALES", null, Critical: false));
        (warning.Priority, warning.Message).ShouldBe(
            (NotificationPriority.Medium, "The tile SALES_PULSE shows an anomaly: SALES.")
        );
        var critical = Of(new Occasion.AnomalyDetected("SALES_PULSE", "SALES", null, Critical: true));
        (critical.Priority, critical.Message).ShouldBe(
            (NotificationPriority.Critical, "The tile SALES_PULSE shows a critical anomaly: SALES.")
        );
        critical.Cause.ShouldBe("anomaly/SALES_PULSE/SALES//critical");
        warning.Cause.ShouldBe("anomaly/SALES_PULSE/SALES//warning");
        foreach (var notice in new[] { warning, critical })
        {
            (notice.Topic, notice.Kind).ShouldBe((NotificationTopic.Anomaly, NotificationKind.Alert));
            notice.Audience.Roles.ShouldBe([Role.Operator, Role.Manager, Role.Admin], ignoreOrder: true);
        }
    }

    [Fact, Trait("rule", "R51")]
    public void an_anomaly_is_one_of_its_target_and_kind()
    {
        var mug = Of(new Occasion.AnomalyDetected("INVENTORY", "DAYS_OF_COVER", "MUG-1", Critical: true));
        mug.Message.ShouldBe("The tile INVENTORY shows a critical anomaly: DAYS_OF_COVER of MUG-1.");
        mug.Cause.ShouldBe("anomaly/INVENTORY/DAYS_OF_COVER/MUG-1/critical");
        var cup = Of(new Occasion.AnomalyDetected("INVENTORY", "DAYS_OF_COVER", "CUP-1", Critical: true));
        cup.Cause.ShouldNotBe(mug.Cause);
    }

    [Fact, Trait("rule", "R51")]
    public void a_decision_ends_the_anomalies_of_its_target_and_of_the_tile_as_a_whole()
    {
        NotificationPolicy
            .CausesDecided("CX_ESCALATIONS", ["SALES", "LCP"], "c-1")
            .ShouldBe(
                [
                    "anomaly/CX_ESCALATIONS/SALES/c-1/warning",
                    "anomaly/CX_ESCALATIONS/SALES/c-1/critical",
                    "anomaly/CX_ESCALATIONS/SALES//warning",
                    "anomaly/CX_ESCALATIONS/SALES//critical",
                    "anomaly/CX_ESCALATIONS/LCP/c-1/warning",
                    "anomaly/CX_ESCALATIONS/LCP/c-1/critical",
                    "anomaly/CX_ESCALATIONS/LCP//warning",
                    "anomaly/CX_ESCALATIONS/LCP//critical",
                ],
                ignoreOrder: true
            );
        NotificationPolicy
            .CausesDecided("SALES_PULSE", ["SALES"], target: null)
            .ShouldBe(["anomaly/SALES_PULSE/SALES//warning", "anomaly/SALES_PULSE/SALES//critical"]);
    }

    /// <summary>R50: by then it can be dismissed, and the next one is told again.</summary>
    [Fact, Trait("rule", "R50")]
    public void an_anomaly_that_nobody_decides_on_is_a_cause_for_4_hours() =>
        NotificationPolicy.HoursOfAnomaly.ShouldBe(4);

    [Fact, Trait("rule", "R51")]
    public void what_does_not_answer_is_the_managers()
    {
        var notice = Of(new Occasion.IntegrationDown("Chatwoot"));
        (notice.Topic, notice.Kind, notice.Priority).ShouldBe(
            (NotificationTopic.IntegrationDown, NotificationKind.System, NotificationPriority.High)
        );
        notice.Title.ShouldBe("Chatwoot does not answer");
        notice.Cause.ShouldBe("integration-down/Chatwoot");
        notice.Action.ShouldBeNull();
        notice.Audience.Roles.ShouldBe([Role.Manager, Role.Admin], ignoreOrder: true);
    }

    [Fact, Trait("rule", "R51")]
    public void a_backlog_is_told_with_how_many_wait()
    {
        var notice = Of(new Occasion.BacklogGrown(11));
        (notice.Topic, notice.Kind, notice.Priority).ShouldBe(
            (NotificationTopic.Backlog, NotificationKind.Approval, NotificationPriority.High)
        );
        notice.Message.ShouldBe("11 approvals wait for a decision.");
        notice.Audience.Pending.ShouldBe(11);
        notice.Cause.ShouldBe(NotificationPolicy.CauseOfBacklog);
    }

    /// <summary>Below 70 %, of 20 at least.</summary>
    [Theory, Trait("rule", "R51")]
    [InlineData(13, 20, true)]
    [InlineData(14, 20, false)]
    [InlineData(0, 19, false)]
    [InlineData(0, 20, true)]
    [InlineData(20, 20, false)]
    [InlineData(69, 100, true)]
    [InlineData(70, 100, false)]
    public void a_low_rate_of_approval_is_critical(int approved, int decided, bool isLow)
    {
        NotificationPolicy.IsLow(approved, decided).ShouldBe(isLow);
        var notice = NotificationPolicy.NoticeOf(new Occasion.ApprovalRateFell(approved, decided));
        (notice is not null).ShouldBe(isLow);
        if (notice is null)
            return;
        (notice.Topic, notice.Kind, notice.Priority).ShouldBe(
            (NotificationTopic.ApprovalRate, NotificationKind.Alert, NotificationPriority.Critical)
        );
        notice.Message.ShouldBe($"Of the last {decided} decided, {approved} were approved.");
        notice.Cause.ShouldBe(NotificationPolicy.CauseOfApprovalRate);
        notice.Audience.Roles.ShouldBe([Role.Manager, Role.Admin], ignoreOrder: true);
    }

    private static Notice Of(Occasion occasion) => NotificationPolicy.NoticeOf(occasion).ShouldNotBeNull();

    private static readonly Matter Reply = new(
        "approval-1",
        ApprovalKind.CxReply,
        Priority.Medium,
        "bot",
        DraftedFor: "olga"
    );
}
