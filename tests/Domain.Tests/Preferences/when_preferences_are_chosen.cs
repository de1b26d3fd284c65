using HotDash.Domain.Approvals;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;
using static HotDash.Domain.Tests.Preferences.Dashboards;

namespace HotDash.Domain.Tests.Preferences;

public class when_preferences_are_chosen
{
    [Fact, Trait("rule", "R40")]
    public void before_that_they_are_the_defaults() =>
        PersonPreferences.None.Values.ShouldBe(
            new PreferenceValues(Theme.Auto, DashboardView.Grid, Density.Comfortable, true, 30, 10, "UTC")
        );

    [Fact, Trait("rule", "R40")]
    public void what_is_not_named_stays()
    {
        var it = PersonPreferences.None;
        foreach (var (changes, expected) in Each)
        {
            var updated = it.Update(changes, ByOlga).Single<PreferencesUpdated>();
            (updated.Changes, updated.At, updated.By.Id).ShouldBe((changes, Now, "olga"));
            PersonPreferences.Evolve(it, updated).Values.ShouldBe(expected);
        }
        it.After([.. Each.Select(x => (Func<PersonPreferences, Ruling>)(y => y.Update(x.Changes, ByOlga)))])
            .Values.ShouldBe(
                new PreferenceValues(Theme.Dark, DashboardView.List, Density.Compact, false, 60, 25, "Europe/Zurich")
            );
    }

    [Fact, Trait("rule", "R40")]
    public void what_is_so_already_is_no_fact()
    {
        var it = PersonPreferences.None;
        it.Update(new(), ByOlga).ShouldBeNothing();
        it.Update(new(Theme.Auto, AutoRefresh: true, AutoRefreshSeconds: 30, BacklogThreshold: 10), ByOlga)
            .ShouldBeNothing();
        foreach (var (changes, _) in Each)
            it.After(x => x.Update(changes, ByOlga)).Update(changes, ByOlga).ShouldBeNothing();
    }

    [Theory, Trait("rule", "R40")]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(300)]
    public void the_screen_refreshes_at_these_paces_alone(int seconds)
    {
        var it = PersonPreferences.None with
        {
            Values = PreferenceValues.Default with { AutoRefreshSeconds = seconds == 5 ? 10 : 5 },
        };
        it.After(x => x.Update(new(AutoRefreshSeconds: seconds), ByOlga)).Values.AutoRefreshSeconds.ShouldBe(seconds);
        foreach (var other in new[] { seconds - 1, seconds + 1, -seconds, 0, 7, 15, 45, 120 })
            it.Update(new(AutoRefreshSeconds: other), ByOlga)
                .ShouldRefuse(ErrorCode.InvalidValue, "autoRefreshSeconds");
    }

    [Theory, Trait("rule", "R40")]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(999, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(-1, false)]
    [InlineData(int.MaxValue, false)]
    public void a_backlog_begins_above_1_to_1000(int threshold, bool isGood)
    {
        var ruling = PersonPreferences.None.Update(new(BacklogThreshold: threshold), ByOlga);
        if (isGood)
            PersonPreferences.None.With(ruling).Values.BacklogThreshold.ShouldBe(threshold);
        else
            ruling.ShouldRefuse(ErrorCode.InvalidValue, "backlogThreshold");
    }

    [Theory, Trait("rule", "R40")]
    [InlineData("Europe/Zurich", true)]
    [InlineData("Australia/Lord_Howe", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("Europe/Berne", false)]
    [InlineData("europe/zurich", false)]
    [InlineData("UTC+01", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("", false)]
    public void a_time_zone_is_one_of_tzdb(string id, bool isGood)
    {
        var ruling = PersonPreferences.None.Update(new(TimeZone: id), ByOlga);
        if (isGood)
            PersonPreferences.None.With(ruling).Values.TimeZone.ShouldBe(id);
        else
            ruling.ShouldRefuse(ErrorCode.InvalidValue, "timeZone");
    }

    [Fact, Trait("rule", "R40")]
    public void what_there_is_not_is_refused_and_nothing_is_half_done()
    {
        foreach (
            var (changes, field) in new (PreferenceChanges, string)[]
            {
                (new((Theme)3, BacklogThreshold: 20), "theme"),
                (new(View: (DashboardView)2, BacklogThreshold: 20), "view"),
                (new(Density: (Density)2, BacklogThreshold: 20), "density"),
                (new(Theme.Dark, AutoRefreshSeconds: 7), "autoRefreshSeconds"),
                (new(Theme.Dark, TimeZone: "Mars/Olympus"), "timeZone"),
                (new(Theme.Dark, BacklogThreshold: 0), "backlogThreshold"),
            }
        )
            PersonPreferences.None.Update(changes, ByOlga).ShouldRefuse(ErrorCode.InvalidValue, field);
    }

    [Fact, Trait("rule", "R42")]
    public void a_reset_returns_to_the_defaults_tiles_and_all()
    {
        var it = PersonPreferences.None.After(
            x => x.Reorder([TileKey.Aov], ByOlga),
            x => x.SetVisibility(TileKey.Aov, false, ByOlga),
            x => x.Update(new(Theme.Dark), ByOlga)
        ) with
        {
            Id = "preferences-olga",
        };
        var reset = it.Reset(By(People.Olga) with { Now = Now + Duration.FromDays(1) }).Single<PreferencesReset>();
        var after = PersonPreferences.Evolve(it, reset);
        after
            .Text()
            .ShouldBe((PersonPreferences.None with { Version = 4, LastAt = Now + Duration.FromDays(1) }).Text());
        after.Id.ShouldBe("preferences-olga");
        after.Reset(ByOlga).ShouldBeNothing();
        PersonPreferences.None.Reset(ByOlga).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R42")]
    public void any_one_difference_is_worth_a_reset()
    {
        foreach (
            var wish in new Func<PersonPreferences, Ruling>[]
            {
                x => x.Reorder([TileKey.Aov], ByOlga),
                x => x.SetVisibility(TileKey.Aov, false, ByOlga),
                x => x.Update(new(Theme.Dark), ByOlga),
            }
        )
            PersonPreferences.None.After(wish).Reset(ByOlga).ShouldYield(typeof(PreferencesReset));
    }

    [Fact]
    public void each_fact_counts_and_others_are_passed_over()
    {
        var it = PersonPreferences.None.After(
            x => x.Move(TileKey.Aov, null, ByOlga),
            x => x.Update(new(Theme.Dark), ByOlga)
        );
        (it.Version, it.LastAt).ShouldBe((2, Now));
        var released = new EffectsWereReleased(Now + Duration.FromDays(1), new By("mia", ActorKind.Person));
        PersonPreferences.Evolve(it, released).Text().ShouldBe(it.Text());
    }

    private static readonly (PreferenceChanges Changes, PreferenceValues Values)[] Each =
    [
        (new(Theme.Dark), PreferenceValues.Default with { Theme = Theme.Dark }),
        (new(View: DashboardView.List), PreferenceValues.Default with { View = DashboardView.List }),
        (new(Density: Density.Compact), PreferenceValues.Default with { Density = Density.Compact }),
        (new(AutoRefresh: false), PreferenceValues.Default with { AutoRefresh = false }),
        (new(AutoRefreshSeconds: 60), PreferenceValues.Default with { AutoRefreshSeconds = 60 }),
        (new(BacklogThreshold: 25), PreferenceValues.Default with { BacklogThreshold = 25 }),
        (new(TimeZone: "Europe/Zurich"), PreferenceValues.Default with { TimeZone = "Europe/Zurich" }),
    ];
}
