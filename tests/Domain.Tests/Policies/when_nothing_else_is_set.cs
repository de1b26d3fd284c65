using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

public class when_nothing_else_is_set
{
    [Theory, Trait("rule", "R15")]
    [InlineData(ApprovalKind.CxReply, 10, 15)]
    [InlineData(ApprovalKind.Inventory, 7 * 40, 7 * 60)]
    [InlineData(ApprovalKind.Growth, 7 * 40, 7 * 60)]
    [InlineData(ApprovalKind.Misc, 16 * 60, 24 * 60)]
    public void the_sla_is_the_kinds(ApprovalKind kind, int warnMinutes, int dueMinutes)
    {
        var (warnAt, dueAt) = ApprovalPolicy.Default.SlaOf(kind, Monday);

        (warnAt - Monday).ShouldBe(Duration.FromMinutes(warnMinutes));
        (dueAt - Monday).ShouldBe(Duration.FromMinutes(dueMinutes));
    }

    [Fact, Trait("rule", "R15")]
    public void all_instants_are_whole_microseconds()
    {
        var odd = Instant.FromUtc(2026, 3, 2, 10, 0).PlusTicks(10);
        var (warnAt, _) = ApprovalPolicy.Default.SlaOf(ApprovalKind.Inventory, odd);
        (warnAt.ToUnixTimeTicks() % 10).ShouldBe(0);
    }

    [Theory, Trait("rule", "R17")]
    [InlineData(Priority.Low, "")]
    [InlineData(Priority.Medium, "")]
    [InlineData(Priority.High, "MANAGER 240, ADMIN 480")]
    [InlineData(Priority.Urgent, "MANAGER 15, ADMIN 30, ON_CALL 60")]
    public void the_ladder_is_the_prioritys(Priority priority, string ladder) =>
        string.Join(
                ", ",
                ApprovalPolicy.Default.LadderOf(priority, Monday).Select(r => $"{r.To} {(r.At - Monday).TotalMinutes}")
            )
            .ShouldBe(ladder);

    [Fact, Trait("rule", "R16")]
    public void it_expires_after_a_day() =>
        ApprovalPolicy.Default.ExpiryOf(ApprovalKind.Misc, Monday).ShouldBe(Monday + Duration.FromHours(24));

    [Fact, Trait("rule", "R10")]
    public void the_quorum_is_one_and_for_high_risk_two_with_a_manager()
    {
        foreach (var kind in Enum.GetValues<ApprovalKind>())
        {
            ApprovalPolicy.Default.QuorumOf(kind, RiskLevel.Low).ShouldBe(new Quorum(1, false));
            ApprovalPolicy.Default.QuorumOf(kind, RiskLevel.Medium).ShouldBe(new Quorum(1, false));
            ApprovalPolicy.Default.QuorumOf(kind, RiskLevel.High).ShouldBe(new Quorum(2, true));
        }
    }

    [Fact, Trait("rule", "R21")]
    public void it_can_be_undone_for_ten_seconds()
    {
        foreach (var kind in Enum.GetValues<ApprovalKind>())
            ApprovalPolicy.Default.UndoUntil(kind, Monday).ShouldBe(Monday + Duration.FromSeconds(10));
    }

    [Fact, Trait("rule", "R26")]
    public void nothing_is_approved_without_a_person()
    {
        var terms = ApprovalPolicy.Default.AutoApproval;
        terms.Enabled.ShouldBeFalse();
        terms.Tools.ShouldBeEmpty();
        terms.Intents.ShouldBeEmpty();
        terms.MinDecided.ShouldBe(50);
        terms.MinApprovalPercent.ShouldBe(95);
        terms.MinMeanGrade.ShouldBe(4);
        terms.MostADay.ShouldBe(50);
        terms.SamplePercent.ShouldBe(10);
        ApprovalPolicy.Default.HighValue.ShouldBe(new Money(1000, "USD"));
    }

    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 10, 0);
}
