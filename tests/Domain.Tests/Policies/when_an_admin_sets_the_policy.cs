using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

public class when_an_admin_sets_the_policy
{
    private readonly Setting _shop = new();

    [Fact, Trait("rule", "R10")]
    public void every_setting_raises_the_version()
    {
        var set = _shop.Set(new() { HighQuantity = 7 }).Single<ApprovalPolicySet>();
        set.By.ShouldBe(new By("ada", ActorKind.Person, Role.Admin));
        set.At.ShouldBe(Setting.Now);
        set.Policy.Version.ShouldBe(1);
        ((IPolicyFact)set).Version.ShouldBe(1);
        _shop.Set(new() { HighQuantity = 8 }).ShouldBeAccepted();
        _shop.Policy.Version.ShouldBe(2);
        _shop.It.LastAt.ShouldBe(Setting.Now);
        _shop.Policy.FactsOf(ApprovalKind.Misc, RiskLevel.Low).PolicyVersion.ShouldBe(2);
    }

    [Fact, Trait("rule", "R12")]
    public void nobody_else_may()
    {
        foreach (var other in (Caller[])[People.Mia, People.Anna, People.Vera, People.Aude, People.BoldAgent])
            _shop.Set(new() { HighQuantity = 7 }, other).ShouldRefuse(ErrorCode.Forbidden);
        _shop.Members.Remove(People.Ada);
        _shop.Set(new() { HighQuantity = 7 }).ShouldRefuse(ErrorCode.Forbidden);
    }

    public static readonly TheoryData<PolicyPart> Parts = [.. Enum.GetValues<PolicyPart>()];

    [Theory, MemberData(nameof(Parts)), Trait("rule", "R10")]
    public void only_what_is_named_changes(PolicyPart part)
    {
        _shop.Set(One(part)).Single<ApprovalPolicySet>().Changed.ShouldBe([part]);
        _shop.Set(One(part)).ShouldBeNothing();
        _shop.Policy.Version.ShouldBe(1);
    }

    [Fact, Trait("rule", "R10")]
    public void all_at_once_is_one_setting()
    {
        var kinds = Enum.GetValues<PolicyPart>().Select(One).SelectMany(x => x.Kinds);
        var all = new PolicyChange
        {
            Hours = One(PolicyPart.Hours).Hours,
            HighValue = One(PolicyPart.HighValue).HighValue,
            HighQuantity = One(PolicyPart.HighQuantity).HighQuantity,
            Quorums = One(PolicyPart.Quorums).Quorums,
            Kinds =
            [
                kinds.Aggregate(
                    (a, b) =>
                        new(
                            a.Kind,
                            a.Grades ?? b.Grades,
                            a.Sla ?? b.Sla,
                            a.ExpiresAfter ?? b.ExpiresAfter,
                            a.UndoFor ?? b.UndoFor
                        )
                ),
            ],
            ClaimFor = One(PolicyPart.Claim).ClaimFor,
            Ladders = One(PolicyPart.Ladders).Ladders,
            Lists = One(PolicyPart.Lists).Lists,
            AutoApproval = One(PolicyPart.AutoApproval).AutoApproval,
        };
        _shop.Set(all).Single<ApprovalPolicySet>().Changed.ShouldBe(Enum.GetValues<PolicyPart>());
        _shop.Policy.Hours.Closes.ShouldBe(new LocalTime(18, 0));
        _shop.Policy.Hours.Opens.ShouldBe(new LocalTime(9, 0));
        _shop.Policy.ExpiryFor(ApprovalKind.Misc).ShouldBe(Duration.FromHours(1));
        _shop.Policy.UndoWindowFor(ApprovalKind.Misc).ShouldBe(Duration.Zero);
        _shop.Policy.ExpiryFor(ApprovalKind.Growth).ShouldBe(Duration.FromHours(24));
    }

    public static readonly TheoryData<string> HoursOf = ["zone", "opens", "closes", "days", "holidays"];

    [Theory, MemberData(nameof(HoursOf)), Trait("rule", "R15")]
    public void each_of_the_hours_is_set_by_itself(string field)
    {
        var change = field switch
        {
            "zone" => new HoursChange(Zone: DateTimeZoneProviders.Tzdb["Europe/Berlin"]),
            "opens" => new HoursChange(Opens: new LocalTime(8, 0)),
            "closes" => new HoursChange(Closes: new LocalTime(18, 0)),
            "days" => new HoursChange(Days: [IsoDayOfWeek.Saturday]),
            _ => new HoursChange(Holidays: [new LocalDate(2026, 12, 25)]),
        };
        _shop.Set(new() { Hours = change }).Single<ApprovalPolicySet>().Changed.ShouldBe([PolicyPart.Hours]);
        _shop.Set(new() { Hours = change }).ShouldBeNothing();
        var hours = _shop.Policy.Hours;
        hours.Zone.Id.ShouldBe(field == "zone" ? "Europe/Berlin" : "UTC");
        hours.Opens.ShouldBe(new LocalTime(field == "opens" ? 8 : 9, 0));
        hours.Closes.ShouldBe(new LocalTime(field == "closes" ? 18 : 17, 0));
        hours.Days.Count.ShouldBe(field == "days" ? 1 : 5);
        hours.Holidays.Count.ShouldBe(field == "holidays" ? 1 : 0);
    }

    [Fact, Trait("rule", "R10")]
    public void a_rule_of_a_kind_comes_before_one_of_the_risk_alone()
    {
        _shop
            .Set(
                new()
                {
                    Quorums =
                    [
                        new(null, RiskLevel.Medium, new(3, false)),
                        new(ApprovalKind.CxReply, RiskLevel.Medium, new(2, true)),
                    ],
                }
            )
            .ShouldBeAccepted();
        _shop.Policy.QuorumOf(ApprovalKind.CxReply, RiskLevel.Medium).ShouldBe(new Quorum(2, true));
        _shop.Policy.QuorumOf(ApprovalKind.Misc, RiskLevel.Medium).ShouldBe(new Quorum(3, false));
        _shop.Policy.QuorumOf(ApprovalKind.Misc, RiskLevel.High).ShouldBe(new Quorum(2, true));
        _shop.Policy.QuorumOf(ApprovalKind.CxReply, RiskLevel.Low).ShouldBe(new Quorum(1, false));

        _shop.Set(new() { Quorums = [new(ApprovalKind.CxReply, RiskLevel.Medium, new(1, false))] }).ShouldBeAccepted();
        _shop.Policy.QuorumOf(ApprovalKind.CxReply, RiskLevel.Medium).ShouldBe(new Quorum(1, false));
        _shop.Policy.Quorums.Length.ShouldBe(3);
    }

    [Fact, Trait("rule", "R17")]
    public void a_list_without_members_goes()
    {
        _shop.Set(new() { Lists = [new("NIGHT", ["anna"]), new("DAY", ["ben"])] }).ShouldBeAccepted();
        _shop.Set(new() { Lists = [new("NIGHT", [])] }).ShouldBeAccepted();
        _shop.Policy.Lists.ShouldHaveSingleItem().Name.ShouldBe("DAY");
    }

    [Fact, Trait("rule", "R17")]
    public void facts_of_other_streams_change_nothing() =>
        ShopPolicy
            .Evolve(_shop.It, new EffectsWereReleased(Setting.Now, new By("mia", ActorKind.Person)))
            .ShouldBe(_shop.It);

    private static PolicyChange One(PolicyPart part) =>
        part switch
        {
            PolicyPart.Hours => new() { Hours = new(Closes: new LocalTime(18, 0)) },
            PolicyPart.HighValue => new() { HighValue = new(1000, "EUR") },
            PolicyPart.HighQuantity => new() { HighQuantity = 99 },
            PolicyPart.Quorums => new() { Quorums = [new(ApprovalKind.Misc, RiskLevel.Low, new(2, false))] },
            PolicyPart.Grades => Kind(new(ApprovalKind.Misc, Grades: [GradeDimension.Tone])),
            PolicyPart.Slas => Kind(new(ApprovalKind.Misc, Sla: new(SlaMeasure.EndOfDay, Duration.Zero))),
            PolicyPart.Expiry => Kind(new(ApprovalKind.Misc, ExpiresAfter: Duration.FromHours(1))),
            PolicyPart.Undo => Kind(new(ApprovalKind.Misc, UndoFor: Duration.Zero)),
            PolicyPart.Claim => new() { ClaimFor = Duration.FromMinutes(6) },
            PolicyPart.Ladders => new() { Ladders = [new(Priority.Low, [new(Duration.FromHours(1), "ADMIN")])] },
            PolicyPart.Lists => new() { Lists = [new("ON_CALL", ["anna"])] },
            _ => new() { AutoApproval = new() { MostADay = 51 } },
        };

    private static PolicyChange Kind(KindChange kind) => new() { Kinds = [kind] };
}
