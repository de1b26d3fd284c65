using HotDash.Domain.Trust;

namespace HotDash.Domain.Tests.Trust;

public class when_decisions_are_looked_at
{
    [Theory, Trait("rule", "R26")]
    [InlineData(10, 2, true)]
    [InlineData(10, 1, false)]
    [InlineData(9, 9, false)]
    [InlineData(100, 20, true)]
    [InlineData(100, 19, false)]
    [InlineData(100, 21, true)]
    public void a_fifth_of_ten_that_came_too_fast_is_a_sign(int decisions, int tooFast, bool isSign) =>
        Has(RubberStamp.FasterThanReading, Good with { Decisions = decisions, TooFast = tooFast }).ShouldBe(isSign);

    [Theory, Trait("rule", "R26")]
    [InlineData(20, 5, 5, true)]
    [InlineData(19, 5, 5, false)]
    [InlineData(21, 4, 4, true)]
    [InlineData(20, 4, 5, false)]
    public void twenty_sets_of_one_and_the_same_grade_are_a_sign(int graded, int low, int high, bool isSign) =>
        Has(RubberStamp.GradesNeverVary, Good with { Graded = graded, LowestGrade = low, HighestGrade = high })
            .ShouldBe(isSign);

    [Theory, Trait("rule", "R26")]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void one_check_item_missed_is_a_sign(int missed, bool isSign) =>
        Has(RubberStamp.ChecksMissed, Good with { ChecksSeen = 3, ChecksMissed = missed }).ShouldBe(isSign);

    [Fact, Trait("rule", "R26")]
    public void all_of_them_may_be_there_and_none() =>
        (new ReviewSigns(10, 10, 20, 5, 5, 1, 1).Warnings.Length, Good.Warnings.Length).ShouldBe((3, 0));

    [Fact, Trait("rule", "R26")]
    public void a_fifth_is_a_fifth_however_many_there_are()
    {
        Has(RubberStamp.FasterThanReading, Good with { Decisions = 101, TooFast = 20 }).ShouldBeFalse();
        Has(RubberStamp.FasterThanReading, Good with { Decisions = 100, TooFast = 20 }).ShouldBeTrue();
    }

    private static bool Has(RubberStamp sign, ReviewSigns signs)
    {
        signs.Warnings.ShouldBeSubsetOf([sign]);
        return signs.Warnings.Contains(sign);
    }

    private static readonly ReviewSigns Good = new(10, 0, 20, 3, 5, 2, 0);
}
