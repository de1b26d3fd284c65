using HotDash.Domain.Approvals;
using HotDash.Domain.Onboarding;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Onboarding;

public class when_a_person_is_led_in
{
    [Fact, Trait("rule", "R43")]
    public void there_are_a_welcome_three_connections_and_a_tour_of_four()
    {
        PersonOnboarding
            .None.Steps.Select(x => $"{PersonOnboarding.CategoryOf(x.Step)} {x.Step} {x.Status}")
            .ShouldBe([
                "Setup Welcome NotStarted",
                "Configuration ConnectShop NotStarted",
                "Configuration ConnectInbox NotStarted",
                "Configuration ConnectAnalytics NotStarted",
                "FirstUse TourTiles NotStarted",
                "FirstUse TourQueue NotStarted",
                "FirstUse TourDecision NotStarted",
                "FirstUse TourNotifications NotStarted",
            ]);
        PersonOnboarding.KeyOf("p1").ShouldBe("onboarding-p1");
    }

    [Theory, Trait("rule", "R43")]
    [InlineData(OnboardingMove.Start, OnboardingStatus.NotStarted, OnboardingStatus.InProgress)]
    [InlineData(OnboardingMove.Start, OnboardingStatus.InProgress, OnboardingStatus.InProgress)]
    [InlineData(OnboardingMove.Start, OnboardingStatus.Completed, null)]
    [InlineData(OnboardingMove.Start, OnboardingStatus.Skipped, OnboardingStatus.InProgress)]
    [InlineData(OnboardingMove.Complete, OnboardingStatus.NotStarted, OnboardingStatus.Completed)]
    [InlineData(OnboardingMove.Complete, OnboardingStatus.InProgress, OnboardingStatus.Completed)]
    [InlineData(OnboardingMove.Complete, OnboardingStatus.Completed, OnboardingStatus.Completed)]
    [InlineData(OnboardingMove.Complete, OnboardingStatus.Skipped, null)]
    [InlineData(OnboardingMove.Skip, OnboardingStatus.NotStarted, OnboardingStatus.Skipped)]
    [InlineData(OnboardingMove.Skip, OnboardingStatus.InProgress, OnboardingStatus.Skipped)]
    [InlineData(OnboardingMove.Skip, OnboardingStatus.Completed, null)]
    [InlineData(OnboardingMove.Skip, OnboardingStatus.Skipped, OnboardingStatus.Skipped)]
    [InlineData(OnboardingMove.Restart, OnboardingStatus.NotStarted, OnboardingStatus.NotStarted)]
    [InlineData(OnboardingMove.Restart, OnboardingStatus.InProgress, OnboardingStatus.NotStarted)]
    [InlineData(OnboardingMove.Restart, OnboardingStatus.Completed, OnboardingStatus.NotStarted)]
    [InlineData(OnboardingMove.Restart, OnboardingStatus.Skipped, OnboardingStatus.NotStarted)]
    public void a_step_goes_from_here_to_there(OnboardingMove move, OnboardingStatus from, OnboardingStatus? to)
    {
        const OnboardingStepKey step = OnboardingStepKey.ConnectInbox;
        var before = In(step, from);
        var ruling = before.Advance(step, move, Facts);
        if (to is null)
        {
            ruling.ShouldRefuse(ErrorCode.InvalidState, "step");
            return;
        }
        if (to == from)
            ruling.ShouldBeNothing();
        else
            ruling.Single<OnboardingAdvanced>().ShouldBe(new(Now, Olga, step, to.Value));
        var after = ruling.Events.Aggregate(before, PersonOnboarding.Evolve);
        after.Steps.Where(x => x.Step == step).ShouldHaveSingleItem().Status.ShouldBe(to.Value);
        after.Steps.Where(x => x.Step != step).ShouldAllBe(x => x.Status == OnboardingStatus.NotStarted);
        after.Version.ShouldBe(before.Version + ruling.Events.Length);
    }

    [Fact, Trait("rule", "R43")]
    public void all_that_is_left_is_skipped_and_all_begins_anew_at_once()
    {
        var it = In(OnboardingStepKey.Welcome, OnboardingStatus.Completed);
        var skipped = it.Advance(null, OnboardingMove.Skip, Facts);
        skipped.Events.Length.ShouldBe(7);
        it = skipped.Events.Aggregate(it, PersonOnboarding.Evolve);
        it.Steps[0].Status.ShouldBe(OnboardingStatus.Completed);
        it.Steps.Skip(1).ShouldAllBe(x => x.Status == OnboardingStatus.Skipped);
        it.Advance(null, OnboardingMove.Skip, Facts).ShouldBeNothing();

        var anew = it.Advance(null, OnboardingMove.Restart, Facts);
        anew.Events.Length.ShouldBe(8);
        it = anew.Events.Aggregate(it, PersonOnboarding.Evolve);
        it.Steps.ShouldBe(PersonOnboarding.None.Steps);
        it.LastAt.ShouldBe(Now);
        it.Advance(null, OnboardingMove.Restart, Facts).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R43")]
    public void what_there_is_not_is_refused()
    {
        var it = PersonOnboarding.None;
        it.Advance((OnboardingStepKey)8, OnboardingMove.Start, Facts).ShouldRefuse(ErrorCode.InvalidValue, "step");
        it.Advance((OnboardingStepKey)8, OnboardingMove.Restart, Facts).ShouldRefuse(ErrorCode.InvalidValue, "step");
        it.Advance(OnboardingStepKey.Welcome, (OnboardingMove)4, Facts).ShouldRefuse(ErrorCode.InvalidValue, "move");
        it.Advance(null, OnboardingMove.Start, Facts).ShouldRefuse(ErrorCode.InvalidValue, "step");
        it.Advance(null, OnboardingMove.Complete, Facts).ShouldRefuse(ErrorCode.InvalidValue, "step");
    }

    [Fact, Trait("rule", "R43")]
    public void it_is_a_persons_own()
    {
        foreach (var person in new[] { People.Vera, People.Olga, People.Mia, People.Ada, People.Aude })
            PersonOnboarding
                .None.Advance(OnboardingStepKey.Welcome, OnboardingMove.Start, By(person))
                .ShouldBeAccepted();
        foreach (var other in new[] { People.Agent, People.BoldAgent, People.Stranger, Caller.Console })
            PersonOnboarding
                .None.Advance(OnboardingStepKey.Welcome, OnboardingMove.Start, By(other))
                .ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact]
    public void other_facts_are_passed_over() =>
        PersonOnboarding
            .Evolve(PersonOnboarding.None, new EffectsWereReleased(Now, Olga))
            .ShouldBe(PersonOnboarding.None);

    private static PersonOnboarding In(OnboardingStepKey step, OnboardingStatus status) =>
        status == OnboardingStatus.NotStarted
            ? PersonOnboarding.None
            : PersonOnboarding.Evolve(null, new OnboardingAdvanced(Now, Olga, step, status));

    private static Facts By(Caller caller) => new(Now, caller, ApprovalPolicy.Default);

    private static Facts Facts => By(People.Olga);

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    private static readonly By Olga = new("olga", ActorKind.Person, Role.Operator);
}
