namespace HotDash.Domain.Tests.Approvals;

internal static class RulingAssertions
{
    public static void ShouldBeAccepted(this Ruling ruling)
    {
        ruling.Refusal.ShouldBeNull();
        ruling.Events.ShouldNotBeEmpty();
    }

    public static void ShouldBeNothing(this Ruling ruling)
    {
        ruling.Refusal.ShouldBeNull();
        ruling.Events.ShouldBeEmpty();
    }

    /// <summary>Refused with this code, and nothing appended.</summary>
    public static Refusal ShouldRefuse(this Ruling ruling, ErrorCode code, params string[] path)
    {
        ruling.Refusal.ShouldNotBeNull();
        ruling.Refusal.Code.ShouldBe(code, ruling.Refusal.Message);
        ruling.Refusal.NextStep.ShouldNotBeNullOrWhiteSpace(ruling.Refusal.Message);
        ruling.Events.ShouldBeEmpty();
        if (path.Length > 0)
            ruling.Refusal.Path.ShouldBe(path);
        return ruling.Refusal;
    }

    /// <summary>Accepted with exactly these kinds of facts, in this order.</summary>
    public static void ShouldYield(this Ruling ruling, params Type[] facts)
    {
        ruling.Refusal.ShouldBeNull();
        ruling.Events.Select(e => e.GetType()).ShouldBe(facts);
    }

    public static T Single<T>(this Ruling ruling)
        where T : IFact => ruling.Events.OfType<T>().ShouldHaveSingleItem();
}
