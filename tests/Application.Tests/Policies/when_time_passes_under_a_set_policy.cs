using HotDash.Application.Tests.Members;
using HotDash.Domain.Policies;

namespace HotDash.Application.Tests.Policies;

/// <summary>Timers by the figures that a shop has set: the rule's are the defaults.</summary>
public sealed class when_time_passes_under_a_set_policy(HotDashWorld world) : IClassFixture<HotDashWorld>, IDisposable
{
    [Fact]
    public async Task it_escalates_to_the_list_of_who_is_on_call()
    {
        var office = await new Office(world).Open();
        (
            await office.Set(
                new()
                {
                    Lists = [new("ON_CALL", ["otto"])],
                    Ladders = [new(Priority.Medium, [new(Duration.FromMinutes(1), "ON_CALL")])],
                }
            )
        ).ShouldBeDone();
        world.Clock.Ahead = Soon - Duration.FromMinutes(1);
        var id = await office.Shop.Submitted(Drafts.Tag() with { Priority = Priority.Medium });
        world.Clock.Ahead = Duration.Zero;

        (await office.Shop.Until(id, x => x.EscalatedTo.Length > 0)).EscalatedTo.ShouldBe(["ON_CALL"]);
    }

    [Fact]
    public async Task it_expires_when_its_kind_does_and_one_that_was_submitted_before_does_not()
    {
        var office = await new Office(world).Open();
        world.Clock.Ahead = Soon - Duration.FromMinutes(1);
        var before = await office.Shop.Submitted(Drafts.Tag());
        (
            await office.Set(new() { Kinds = [new(ApprovalKind.Growth, ExpiresAfter: Duration.FromMinutes(1))] })
        ).ShouldBeDone();
        var id = await office.Shop.Submitted(Drafts.Tag("cup"));
        world.Clock.Ahead = Duration.Zero;

        await office.Shop.Until(id, x => x.State == ApprovalState.Expired);
        (await office.Shop.Read(before)).State.ShouldBe(ApprovalState.PendingReview);
    }

    [Fact]
    public async Task an_undo_window_of_zero_lets_it_go_at_once()
    {
        var office = await new Office(world).Open();
        (await office.Set(new() { Kinds = [new(ApprovalKind.Growth, UndoFor: Duration.Zero)] })).ShouldBeDone();
        var id = await office.Shop.Submitted(Drafts.Tag());
        (await office.Approve(id, Shop.Otto)).ShouldBeDone();

        await office.Shop.Until(id, x => x.State == ApprovalState.Applied);
        var late = await office.Send(new UndoApproval(id, "No") { Shop = office.Shop.Name, By = Shop.Otto });
        late.Refusals[0].Code.ShouldBe(ErrorCode.AlreadyApplied);
    }

    [Fact]
    public async Task the_sla_passes_over_the_shops_holidays()
    {
        var office = await new Office(world).Open();
        var zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        var today = world.Clock.GetCurrentInstant().InZone(zone).Date;
        (
            await office.Set(
                new()
                {
                    Hours = new(
                        zone,
                        new LocalTime(0, 0),
                        new LocalTime(23, 59),
                        [.. Enum.GetValues<IsoDayOfWeek>().Where(x => x != IsoDayOfWeek.None)],
                        [today, today.PlusDays(1), today.PlusDays(2)]
                    ),
                    Kinds = [new(ApprovalKind.Growth, Sla: new(SlaMeasure.WorkingTime, Duration.FromMinutes(30)))],
                }
            )
        ).ShouldBeDone();
        var id = await office.Shop.Submitted(Drafts.Tag());

        var opens = today.PlusDays(3).AtStartOfDayInZone(zone).ToInstant();
        (await office.Shop.Read(id)).SlaDueAt.ShouldBe(opens + Duration.FromMinutes(30));
        (await office.Shop.Read(id)).WarnAt.ShouldBe(opens + Duration.FromMinutes(20));
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private static readonly Duration Soon = Duration.FromSeconds(2);
}
