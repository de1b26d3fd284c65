using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Tests.Notifications;

public class when_preferences_are_changed
{
    [Fact, Trait("rule", "R52")]
    public void they_begin_with_toast_banner_and_desktop_of_everything_at_once()
    {
        var usual = NotificationPreferences.Default;
        usual.Channels.ShouldBe(
            [NotificationChannel.Toast, NotificationChannel.Banner, NotificationChannel.Desktop],
            ignoreOrder: true
        );
        usual.Topics.ShouldBe(Enum.GetValues<NotificationTopic>(), ignoreOrder: true);
        usual.Frequency.ShouldBe(NotificationFrequency.Realtime);
        usual.QuietHours.ShouldBe(QuietHours.Default);
        usual.Version.ShouldBe(0);
    }

    [Fact, Trait("rule", "R52")]
    public void what_is_not_named_stays_and_what_is_as_wished_is_no_fact()
    {
        var first = Changed(NotificationPreferences.Default, new(Frequency: NotificationFrequency.Hourly));
        first.Frequency.ShouldBe(NotificationFrequency.Hourly);
        first.Channels.ShouldBe(NotificationPreferences.Default.Channels, ignoreOrder: true);
        first.Version.ShouldBe(1);
        first.Id.ShouldBe("notification-preferences-vera");
        first.LastAt.ShouldBe(Now);
        var second = Changed(
            first,
            new(
                [NotificationChannel.Sound, NotificationChannel.Toast, NotificationChannel.Sound],
                [NotificationTopic.Backlog],
                QuietHours: QuietHours.Default with
                {
                    On = true,
                }
            )
        );
        second.Channels.ShouldBe([NotificationChannel.Toast, NotificationChannel.Sound], ignoreOrder: true);
        second.Topics.ShouldBe([NotificationTopic.Backlog]);
        second.QuietHours.On.ShouldBeTrue();
        second.Frequency.ShouldBe(NotificationFrequency.Hourly);
        second.Version.ShouldBe(2);
        foreach (
            var again in new NotificationPreferencesWish[]
            {
                new(),
                new(Channels: [.. second.Channels]),
                new(Topics: [.. second.Topics]),
                new(Frequency: NotificationFrequency.Hourly),
                new(QuietHours: second.QuietHours),
            }
        )
            second.Change(again, By(Role.Viewer)).ShouldBe(Ruling.Nothing);
    }

    /// <summary>Each alone is a change.</summary>
    [Fact, Trait("rule", "R52")]
    public void each_part_is_changed_by_itself()
    {
        foreach (
            var wish in new NotificationPreferencesWish[]
            {
                new(Channels: []),
                new(Topics: []),
                new(Frequency: NotificationFrequency.Daily),
                new(QuietHours: QuietHours.Default with { From = new LocalTime(23, 0) }),
            }
        )
            NotificationPreferences.Default.Change(wish, By(Role.Viewer)).Events.ShouldHaveSingleItem();
    }

    [Theory, Trait("rule", "R52")]
    [InlineData(22, 0, 0, 22, 0, 0, "until")]
    [InlineData(22, 0, 1, 8, 0, 0, "from")]
    [InlineData(22, 0, 0, 8, 0, 59, "until")]
    public void quiet_hours_are_two_whole_minutes(int h1, int m1, int s1, int h2, int m2, int s2, string field)
    {
        var quiet = new QuietHours(true, new LocalTime(h1, m1, s1), new LocalTime(h2, m2, s2));
        var refused = NotificationPreferences.Default.Change(new(QuietHours: quiet), By(Role.Viewer)).Refusal;
        refused.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidValue);
        refused.Path.ShouldBe(["quietHours", field]);
    }

    [Theory, Trait("rule", "R52")]
    [InlineData(ActorKind.Person, Role.Viewer, true)]
    [InlineData(ActorKind.Person, Role.Operator, true)]
    [InlineData(ActorKind.Person, Role.Manager, true)]
    [InlineData(ActorKind.Person, Role.Admin, true)]
    [InlineData(ActorKind.Person, Role.Auditor, true)]
    [InlineData(ActorKind.Agent, Role.Agent, false)]
    [InlineData(ActorKind.Agent, Role.Viewer, false)]
    public void they_are_a_persons(ActorKind kind, Role role, bool may)
    {
        var ruling = NotificationPreferences.Default.Change(new(Channels: []), By(role, kind));
        ruling.Refusal?.Code.ShouldBe(ErrorCode.Forbidden);
        ruling.Events.Length.ShouldBe(may ? 1 : 0);
    }

    /// <summary>R50 as R52's channels let it.</summary>
    [Theory, Trait("rule", "R50")]
    [InlineData(NotificationPriority.Low, "", "")]
    [InlineData(NotificationPriority.Medium, "Toast", "")]
    [InlineData(NotificationPriority.High, "Toast,Banner,Sound,Email", "")]
    [InlineData(NotificationPriority.Critical, "Banner,Desktop,Sound,Email", "Banner")]
    public void a_priority_comes_by_its_own_ways(NotificationPriority priority, string all, string none)
    {
        var everything = NotificationPreferences.Default with { Channels = [.. Enum.GetValues<NotificationChannel>()] };
        string.Join(',', everything.ChannelsOf(priority)).ShouldBe(all);
        string.Join(',', (everything with { Channels = [] }).ChannelsOf(priority)).ShouldBe(none);
    }

    [Fact, Trait("rule", "R51")]
    public void a_topic_left_out_is_heard_of_when_it_is_critical_alone()
    {
        var none = NotificationPreferences.Default with { Topics = [] };
        none.Want(NotificationTopic.Anomaly, NotificationPriority.High).ShouldBeFalse();
        none.Want(NotificationTopic.Anomaly, NotificationPriority.Critical).ShouldBeTrue();
        NotificationPreferences.Default.Want(NotificationTopic.Anomaly, NotificationPriority.Low).ShouldBeTrue();
    }

    private static NotificationPreferences Changed(NotificationPreferences before, NotificationPreferencesWish wish) =>
        NotificationPreferences.Evolve(before, before.Change(wish, By(Role.Viewer)).Events.ShouldHaveSingleItem());

    private static Facts By(Role role, ActorKind kind = ActorKind.Person) =>
        new(Now, new Caller(new Actor("vera", kind), [role]), ApprovalPolicy.Default);

    private static readonly Instant Now = Instant.FromUtc(2026, 1, 15, 10, 0);
}
