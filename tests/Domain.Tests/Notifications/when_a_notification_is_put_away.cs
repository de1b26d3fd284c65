using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Tests.Notifications;

public class when_a_notification_is_put_away
{
    [Fact, Trait("rule", "R53")]
    public void it_is_unread_while_not_read_not_archived_and_not_expired()
    {
        One.IsUnread(Now).ShouldBeTrue();
        (One with { ReadAt = Now }).IsUnread(Now).ShouldBeFalse();
        (One with { ArchivedAt = Now }).IsUnread(Now).ShouldBeFalse();
        One.IsUnread(One.ExpiresAt - Duration.FromTicks(1)).ShouldBeTrue();
        One.IsUnread(One.ExpiresAt).ShouldBeFalse();
    }

    [Theory, Trait("rule", "R50")]
    [InlineData(NotificationPriority.Critical, true, true)]
    [InlineData(NotificationPriority.Critical, false, false)]
    [InlineData(NotificationPriority.High, true, false)]
    public void what_is_critical_stays_while_its_cause_lasts(NotificationPriority priority, bool lasts, bool stays)
    {
        var one = One with { Priority = priority, CauseLastsUntil = lasts ? One.ExpiresAt : Now };
        one.Stays(Now).ShouldBe(stays);
        Notification.ToPutAway(one, By("vera"))?.Code.ShouldBe(ErrorCode.NotDismissible);
        (Notification.ToPutAway(one, By("vera")) is null).ShouldBe(!stays);
        Notification.ToRead(one, By("vera")).ShouldBeNull();
    }

    [Fact, Trait("rule", "R50")]
    public void not_even_that_stays_when_it_is_of_no_use_any_more()
    {
        var one = One with { Priority = NotificationPriority.Critical, CauseLastsUntil = Instant.MaxValue };
        one.Stays(one.ExpiresAt - Duration.FromTicks(1)).ShouldBeTrue();
        one.Stays(one.ExpiresAt).ShouldBeFalse();
    }

    [Fact, Trait("rule", "R50")]
    public void it_stays_up_to_the_end_of_its_cause()
    {
        var end = Now + Duration.FromHours(NotificationPolicy.HoursOfAnomaly);
        var one = One with { Priority = NotificationPriority.Critical, CauseLastsUntil = end };
        one.Stays(end - Duration.FromTicks(1)).ShouldBeTrue();
        one.Stays(end).ShouldBeFalse();
        (one with { CauseLastsUntil = null }).Stays(Now).ShouldBeFalse();
    }

    /// <summary>R53: 90 days behind its end of use nothing is kept.</summary>
    [Fact, Trait("rule", "R53")]
    public void it_is_kept_for_90_days() => NotificationPolicy.DaysKept.ShouldBe(90);

    [Fact, Trait("rule", "R53")]
    public void it_is_its_recipients_alone()
    {
        foreach (var wish in new Func<Notification?, Facts, Refusal?>[] { Notification.ToRead, Notification.ToPutAway })
        {
            wish(One, By("vera")).ShouldBeNull();
            wish(One, By("olga"))!.Code.ShouldBe(ErrorCode.NotRecipient);
            wish(null, By("vera"))!.Code.ShouldBe(ErrorCode.NotFound);
            wish(One, By("vera", ActorKind.Agent))!.Code.ShouldBe(ErrorCode.Forbidden);
        }
    }

    private static Facts By(string id, ActorKind kind = ActorKind.Person) =>
        new(Now, new Caller(new Actor(id, kind), [Role.Viewer]), ApprovalPolicy.Default);

    private static readonly Instant Now = Instant.FromUtc(2026, 1, 15, 10, 0);

    private static readonly Notification One = new(
        "vera",
        NotificationPriority.Medium,
        CauseLastsUntil: null,
        Now + Duration.FromDays(1)
    );
}
