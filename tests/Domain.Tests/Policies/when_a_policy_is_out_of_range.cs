using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

/// <summary>Each range at both ends, and one step beyond.</summary>
public class when_a_policy_is_out_of_range
{
    [Theory, Trait("rule", "R4")]
    [InlineData(0, 1_000_000)]
    public void a_high_quantity(int least, int most)
    {
        Good(new() { HighQuantity = least }, new() { HighQuantity = most });
        Bad(new() { HighQuantity = least - 1 }, "highQuantity");
        Bad(new() { HighQuantity = most + 1 }, "highQuantity");
    }

    [Fact, Trait("rule", "R4")]
    public void a_high_value()
    {
        Good(new() { HighValue = new(0, "EUR") }, new() { HighValue = new(1_000_000_000, "EUR") });
        Bad(new() { HighValue = new(-0.01m, "EUR") }, "highValue", "amount");
        Bad(new() { HighValue = new(1_000_000_000.01m, "EUR") }, "highValue", "amount");
        foreach (var currency in (string[])["eur", "EU", "EURO", "E1R", ""])
            Bad(new() { HighValue = new(1, currency) }, "highValue", "currency");
    }

    [Fact, Trait("rule", "R10")]
    public void a_quorum()
    {
        var shop = new Setting();
        for (var i = 0; i < 10; i++)
            shop.Members.Add(new(new Actor($"p{i}", ActorKind.Person), [Role.Operator]));
        shop.Set(Quorum(1)).ShouldBeAccepted();
        shop.Set(Quorum(10)).ShouldBeAccepted();
        shop.Set(Quorum(0)).ShouldRefuse(ErrorCode.InvalidValue, "quorums", "0", "approvals");
        shop.Set(Quorum(11)).ShouldRefuse(ErrorCode.InvalidValue, "quorums", "0", "approvals");
        var twice = new QuorumRule(null, RiskLevel.Low, new(2, false));
        Bad(new() { Quorums = [twice, twice with { Quorum = new(1, false) }] }, "quorums", "1");
        Good(new PolicyChange { Quorums = [twice, twice with { Kind = ApprovalKind.Misc }] });

        static PolicyChange Quorum(int n) => new() { Quorums = [new(ApprovalKind.Misc, RiskLevel.Low, new(n, true))] };
    }

    [Fact, Trait("rule", "R9")]
    public void a_grade_named_twice() =>
        Bad(
            Kind(new(ApprovalKind.Misc, Grades: [GradeDimension.Tone, GradeDimension.Tone])),
            "kinds",
            "0",
            "grades",
            "1"
        );

    [Fact, Trait("rule", "R15")]
    public void an_sla()
    {
        foreach (var measure in (SlaMeasure[])[SlaMeasure.WorkingTime, SlaMeasure.Elapsed])
        {
            Good(Sla(measure, Duration.FromMinutes(1)), Sla(measure, Duration.FromDays(30)));
            Bad(Sla(measure, Duration.FromMinutes(1) - Step), "kinds", "0", "sla", "minutes");
            Bad(Sla(measure, Duration.FromDays(30) + Step), "kinds", "0", "sla", "minutes");
        }
        Good(Sla(SlaMeasure.EndOfDay, Duration.Zero));
        Bad(Sla(SlaMeasure.EndOfDay, Duration.FromMinutes(1)), "kinds", "0", "sla", "minutes");
        Bad(new() { Kinds = [new(ApprovalKind.Misc), new(ApprovalKind.Misc)] }, "kinds", "1");

        static PolicyChange Sla(SlaMeasure measure, Duration time) =>
            Kind(new(ApprovalKind.CxReply, Sla: new(measure, time)));
    }

    [Fact, Trait("rule", "R15")]
    public void the_hours()
    {
        var nine = new LocalTime(9, 0);
        Good(new PolicyChange { Hours = new(Closes: nine.PlusMinutes(1)) });
        Bad(new() { Hours = new(Closes: nine) }, "hours", "closes");
        Bad(new() { Hours = new(Opens: new LocalTime(17, 0)) }, "hours", "closes");
        Bad(new() { Hours = new(Days: []) }, "hours", "days");
        Bad(new() { Hours = new(Days: [IsoDayOfWeek.None]) }, "hours", "days");
        Good(new PolicyChange { Hours = new(Days: [IsoDayOfWeek.Monday]) });
        Good(new PolicyChange { Hours = new(Days: [IsoDayOfWeek.Sunday]) });
        Good(new PolicyChange { Hours = new(Holidays: Days(100)) });
        Bad(new() { Hours = new(Holidays: Days(101)) }, "hours", "holidays");

        static ImmutableArray<LocalDate> Days(int n) =>
            [.. Enumerable.Range(0, n).Select(new LocalDate(2026, 1, 1).PlusDays)];
    }

    [Fact, Trait("rule", "R16")]
    public void the_expiry()
    {
        Good(Expiry(Duration.FromMinutes(1)), Expiry(Duration.FromDays(90)));
        Bad(Expiry(Duration.FromMinutes(1) - Step), "kinds", "0", "expiresAfterMinutes");
        Bad(Expiry(Duration.FromDays(90) + Step), "kinds", "0", "expiresAfterMinutes");

        static PolicyChange Expiry(Duration time) => Kind(new(ApprovalKind.Misc, ExpiresAfter: time));
    }

    [Fact, Trait("rule", "R21")]
    public void the_undo_window()
    {
        Good(Undo(Duration.Zero), Undo(Duration.FromHours(24)));
        Bad(Undo(-Step), "kinds", "0", "undoForSeconds");
        Bad(Undo(Duration.FromHours(24) + Step), "kinds", "0", "undoForSeconds");

        static PolicyChange Undo(Duration time) => Kind(new(ApprovalKind.Misc, UndoFor: time));
    }

    [Fact, Trait("rule", "R11")]
    public void a_claim()
    {
        Good(new() { ClaimFor = Duration.FromMinutes(1) }, new() { ClaimFor = Duration.FromHours(8) });
        Bad(new() { ClaimFor = Duration.FromMinutes(1) - Step }, "claimForSeconds");
        Bad(new() { ClaimFor = Duration.FromHours(8) + Step }, "claimForSeconds");
    }

    [Fact, Trait("rule", "R17")]
    public void a_ladder()
    {
        Good(Ladder(Duration.FromMinutes(1)), Ladder(Duration.FromDays(30)), Ladder());
        Bad(Ladder(Duration.FromMinutes(1) - Step), "ladders", "0", "rungs", "0", "afterMinutes");
        Bad(Ladder(Duration.FromDays(30) + Step), "ladders", "0", "rungs", "0", "afterMinutes");
        Bad(Ladder(Minutes(2), Minutes(2)), "ladders", "0", "rungs", "1", "afterMinutes");
        Good(Ladder(Minutes(2), Minutes(2) + Step));
        Good(Ladder([.. Enumerable.Range(1, 10).Select(x => Minutes(x))]));
        Bad(Ladder([.. Enumerable.Range(1, 11).Select(x => Minutes(x))]), "ladders", "0", "rungs");
        Bad(new() { Ladders = [new(Priority.Low, []), new(Priority.Low, [])] }, "ladders", "1");

        static Duration Minutes(int n) => Duration.FromMinutes(n);

        static PolicyChange Ladder(params Duration[] after) =>
            new() { Ladders = [new(Priority.Low, [.. after.Select(x => new Rung(x, "ADMIN"))])] };
    }

    [Theory, Trait("rule", "R17")]
    [InlineData("A", true)]
    [InlineData("ON_CALL2", true)]
    [InlineData("", false)]
    [InlineData("2NIGHT", false)]
    [InlineData("_X", false)]
    [InlineData("night", false)]
    [InlineData("NIGHT SHIFT", false)]
    [InlineData("MANAGER", false)]
    [InlineData("AUDITOR", false)]
    public void a_lists_name(string name, bool good)
    {
        var change = new PolicyChange { Lists = [new(name, ["anna"])] };
        if (good)
            Good(change);
        else
            Bad(change, "lists", "0", "name");
    }

    [Fact, Trait("rule", "R17")]
    public void a_list()
    {
        Good(new PolicyChange { Lists = [new(new('N', 40), ["anna"])] });
        Bad(new() { Lists = [new(new('N', 41), ["anna"])] }, "lists", "0", "name");
        Bad(new() { Lists = [new("A", ["anna"]), new("A", ["ben"])] }, "lists", "1");
        Bad(new() { Lists = [new("A", ["anna", "anna"])] }, "lists", "0", "members", "1");
        Bad(
            new() { Ladders = [new(Priority.Low, [new(Duration.FromHours(1), "night")])] },
            "ladders",
            "0",
            "rungs",
            "0",
            "to"
        );
        var shop = new Setting();
        for (var i = 0; i < 51; i++)
            shop.Members.Add(new(new Actor($"p{i}", ActorKind.Person), [Role.Viewer]));
        shop.Set(List(50)).ShouldBeAccepted();
        shop.Set(List(51)).ShouldRefuse(ErrorCode.InvalidValue, "lists", "0", "members");

        static PolicyChange List(int n) =>
            new() { Lists = [new("A", [.. Enumerable.Range(0, n).Select(i => $"p{i}")])] };
    }

    [Fact, Trait("rule", "R26")]
    public void the_terms_of_auto_approval()
    {
        var on = new AutoApproval { Enabled = true, Tools = ["product.tag"] };
        Good(Terms(on));
        Bad(Terms(on with { Tools = [] }), "autoApproval", "tools");
        Good(Terms(on with { Tools = ["product.tag", "report.publish", "tile.annotate"], Enabled = false }));
        Bad(Terms(on with { Tools = ["product.tag", "product.tag"] }), "autoApproval", "tools", "1");
        Bad(Terms(on with { Tools = ["conversation.tag"] }), "autoApproval", "tools", "0");
        new Setting()
            .Set(Terms(on with { Tools = ["no.tool"] }))
            .ShouldRefuse(ErrorCode.UnknownTool, "autoApproval", "tools", "0");

        Good(Terms(on with { Intents = [.. Enumerable.Range(0, 20).Select(i => $"i{i}")] }));
        Bad(Terms(on with { Intents = [.. Enumerable.Range(0, 21).Select(i => $"i{i}")] }), "autoApproval", "intents");
        Good(Terms(on with { Intents = [new('i', 100)] }));
        Bad(Terms(on with { Intents = [new('i', 101)] }), "autoApproval", "intents", "0");
        Bad(Terms(on with { Intents = [" "] }), "autoApproval", "intents", "0");
        Bad(Terms(on with { Intents = ["a", "a"] }), "autoApproval", "intents", "1");

        Range(50, 10_000, x => on with { MinDecided = x, MostADay = 2 }, "minDecided");
        Range(50, 100, x => on with { MinApprovalPercent = x }, "minApprovalPercent");
        Range(1, 1000, x => on with { MostADay = x }, "mostADay");
        Range(10, 100, x => on with { SamplePercent = x }, "samplePercent");
        Good(Terms(on with { MinMeanGrade = 1 }), Terms(on with { MinMeanGrade = 5 }));
        Bad(Terms(on with { MinMeanGrade = 0.99m }), "autoApproval", "minMeanGrade");
        Bad(Terms(on with { MinMeanGrade = 5.01m }), "autoApproval", "minMeanGrade");

        static void Range(int least, int most, Func<int, AutoApproval> terms, string field)
        {
            Good(Terms(terms(least)), Terms(terms(most)));
            Bad(Terms(terms(least - 1)), "autoApproval", field);
            Bad(Terms(terms(most + 1)), "autoApproval", field);
        }

        static PolicyChange Terms(AutoApproval terms) => new() { AutoApproval = terms };
    }

    [Fact, Trait("rule", "R26")]
    public void terms_differ_in_each_of_them()
    {
        var shop = new Setting();
        var on = new AutoApproval
        {
            Enabled = true,
            Tools = ["product.tag"],
            Intents = ["restock"],
        };
        foreach (
            var other in (AutoApproval[])
                [
                    on,
                    on with
                    {
                        Tools = ["tile.annotate"],
                    },
                    on with
                    {
                        Intents = ["season"],
                    },
                    on with
                    {
                        Enabled = false,
                    },
                    on with
                    {
                        SamplePercent = 11,
                    },
                ]
        )
        {
            shop.Set(new() { AutoApproval = other }).ShouldBeAccepted();
            shop.Set(new() { AutoApproval = other }).ShouldBeNothing();
        }
    }

    private static void Good(params ReadOnlySpan<PolicyChange> changes)
    {
        foreach (var change in changes)
            new Setting().Set(change).Refusal.ShouldBeNull();
    }

    private static void Bad(PolicyChange change, params string[] path) =>
        new Setting().Set(change).ShouldRefuse(ErrorCode.InvalidValue, path);

    private static PolicyChange Kind(KindChange kind) => new() { Kinds = [kind] };

    private static readonly Duration Step = Duration.FromTicks(10);
}
