using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Domain.Tests.Notifications;

public class when_people_are_told
{
    [Fact, Trait("rule", "R51")]
    public void whoever_has_the_role_is_and_an_agent_never()
    {
        Told(new Audience([Role.Operator, Role.Manager])).ShouldBe(["olga", "mia"]);
        Told(new Audience([Role.Agent])).ShouldBeEmpty();
        Told(new Audience([Role.Admin]) { Listed = ["bot"] }).ShouldBe(["ada"]);
    }

    [Fact, Trait("rule", "R51")]
    public void whom_it_is_not_for_is_not() =>
        Told(new Audience([Role.Operator, Role.Manager]) { NotFor = ["olga"] }).ShouldBe(["mia"]);

    [Fact, Trait("rule", "R51")]
    public void a_list_goes_before_the_role_where_it_names_anybody()
    {
        Told(new Audience([Role.Manager]) { Listed = ["olga", "vera"] }).ShouldBe(["olga", "vera"]);
        Told(new Audience([Role.Manager]) { Listed = ["gone"] }).ShouldBe(["mia"]);
        Told(new Audience([Role.Manager]) { Listed = ["olga"], NotFor = ["olga"] }).ShouldBe(["mia"]);
    }

    /// <summary>Even the admin who may not decide hears that nobody else does.</summary>
    [Fact, Trait("rule", "R51")]
    public void what_nobody_would_hear_goes_to_the_admins_where_it_must_be_heard()
    {
        Told(new Audience([Role.Manager]) { NotFor = ["mia", "ada"], ElseAdmins = true }).ShouldBe(["ada"]);
        Told(new Audience([Role.Manager]) { NotFor = ["mia"] }).ShouldBeEmpty();
        Told(new Audience([Role.Manager]) { ElseAdmins = true }).ShouldBe(["mia"]);
    }

    [Theory, Trait("rule", "R51")]
    [InlineData(9, "")]
    [InlineData(10, "")]
    [InlineData(11, "olga")]
    [InlineData(12, "olga,mia")]
    public void a_backlog_is_for_whose_threshold_is_below(int pending, string told) =>
        string.Join(',', Told(new Audience([Role.Operator, Role.Manager]) { Pending = pending })).ShouldBe(told);

    [Fact, Trait("rule", "R40")]
    public void a_threshold_is_ten_where_none_is_set() => Recipient.UsualBacklogThreshold.ShouldBe(10);

    [Fact, Trait("rule", "R51")]
    public void each_gets_it_as_they_want_it()
    {
        var notice = NotificationPolicy.NoticeOf(
            new Occasion.ItemWaiting(new("approval-1", ApprovalKind.Misc, Priority.Urgent, "bot"))
        )!;
        var daily = NotificationPreferences.Default with { Frequency = NotificationFrequency.Daily };
        var muted = NotificationPreferences.Default with { Topics = [] };
        var to = notice.To(
            [People[0], People[1] with { Preferences = daily }, People[2] with { Preferences = muted }],
            Now,
            Now
        );
        to.Select(x => x.Recipient).ShouldBe(["olga", "mia"]);
        to[0].DueAt.ShouldBe(Now);
        to[0].ExpiresAt.ShouldBe(Now + Duration.FromHours(24));
        to[0].Channels.ShouldBe([NotificationChannel.Toast, NotificationChannel.Banner]);
        // Of use for as long after it came, however late that is.
        to[1].DueAt.ShouldBe(Instant.FromUtc(2026, 1, 16, 0, 0));
        to[1].ExpiresAt.ShouldBe(Instant.FromUtc(2026, 1, 17, 0, 0));
    }

    // An item waits for a day of use, an anomaly for seven.
    [Theory, Trait("rule", "R51")]
    [InlineData(23, 59, true, true)]
    [InlineData(24, 0, false, true)]
    [InlineData(167, 59, false, true)]
    [InlineData(168, 0, false, false)]
    public void what_happened_as_long_ago_as_it_is_of_use_is_told_nobody(
        int hours,
        int minutes,
        bool isTold,
        bool isAnomalyTold
    )
    {
        var at = Now - Duration.FromHours(hours) - Duration.FromMinutes(minutes);
        var waits = new Occasion.ItemWaiting(new("approval-1", ApprovalKind.Misc, Priority.Urgent, "bot"));
        NotificationPolicy.NoticeOf(waits)!.To(People, at, Now).IsEmpty.ShouldBe(!isTold);
        var anomaly = new Occasion.AnomalyDetected("INVENTORY", "DAYS_OF_COVER", "MUG-1", Critical: true);
        NotificationPolicy.NoticeOf(anomaly)!.To(People, at, Now).IsEmpty.ShouldBe(!isAnomalyTold);
    }

    private static IEnumerable<string> Told(Audience audience) => audience.Of(People).Select(x => x.Id);

    private static Recipient Person(string id, Role role, int threshold = 10, ActorKind kind = ActorKind.Person) =>
        new(new(new(id, kind), [role]), NotificationPreferences.Default, DateTimeZone.Utc, threshold);

    private static readonly Recipient[] People =
    [
        Person("olga", Role.Operator),
        Person("mia", Role.Manager, 11),
        Person("ada", Role.Admin),
        Person("vera", Role.Viewer),
        Person("bot", Role.Agent, kind: ActorKind.Agent),
    ];

    private static readonly Instant Now = Instant.FromUtc(2026, 1, 15, 10, 0);
}
