using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Domain.Tests.Trust;

public class when_an_agent_earns_trust
{
    [Fact, Trait("rule", "R26")]
    public void the_policy_approves_on_its_terms() => Decide().ShouldBeNull();

    [Fact, Trait("rule", "R26")]
    public void it_is_off_by_default() => Decide(policy: ApprovalPolicy.Default).ShouldBe(WhyAPerson.Off);

    [Fact, Trait("rule", "R26")]
    public void what_a_person_drafted_goes_to_a_person() =>
        Decide(Story.Submitted(Drafts.Tag, People.Carl).It).ShouldBe(WhyAPerson.NoAgent);

    [Fact, Trait("rule", "R26")]
    public void what_could_not_be_approved_goes_to_a_person()
    {
        Decide(Story.Submitted(Drafts.Tag with { Evidence = null }).It).ShouldBe(WhyAPerson.Unfit);
        Decide(Story.Drafted(Drafts.Tag).It).ShouldBe(WhyAPerson.Unfit);
        Decide(Item with { PlantedBy = new By("mia", ActorKind.Person) }).ShouldBe(WhyAPerson.Unfit);
    }

    [Fact, Trait("rule", "R26")]
    public void only_low_risk_is_approved() =>
        Decide(Item with { RiskLevel = RiskLevel.Medium }).ShouldBe(WhyAPerson.Risk);

    [Fact, Trait("rule", "R26")]
    public void what_a_person_has_sent_back_is_a_persons() =>
        Decide(Item with { WasSentBack = true }).ShouldBe(WhyAPerson.SentBack);

    [Fact, Trait("rule", "R26")]
    public void all_its_tools_are_the_policys_those_of_the_way_back_included()
    {
        Decide(policy: With(Terms with { Tools = ["tile.annotate"] })).ShouldBe(WhyAPerson.Tool);
        var back = Story.Submitted(
            Drafts.Tag with
            {
                Rollback = new(["Tell"], [Drafts.Action("tile.annotate", """{"tile":"AOV","note":"n"}""")]),
            }
        );
        Decide(back.It).ShouldBe(WhyAPerson.Tool);
        Decide(back.It, policy: With(Terms with { Tools = ["tile.annotate", "product.tag"] })).ShouldBeNull();
    }

    [Fact, Trait("rule", "R26")]
    public void its_intent_is_the_policys_where_that_names_some()
    {
        var policy = With(Terms with { Intents = ["season", "colour"] });
        Decide(policy: policy).ShouldBe(WhyAPerson.Intent);
        Decide(After("price"), policy: policy).ShouldBe(WhyAPerson.Intent);
        Decide(After("colour"), policy: policy).ShouldBeNull();
        Decide(After("price")).ShouldBeNull();
    }

    [Theory, Trait("rule", "R1")]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(0, false)]
    public void an_intent_is_a_line_of_1_to_100_characters(int length, bool isGood)
    {
        var ruling = new Story().Draft(Drafts.Tag with { Intent = new('x', length) });
        if (isGood)
            ruling.Single<ApprovalDrafted>().Content.Intent.ShouldBe(new string('x', length));
        else
            ruling.ShouldRefuse(ErrorCode.InvalidValue, "intent");
    }

    [Theory, Trait("rule", "R26")]
    [InlineData("1000", "USD", null)]
    [InlineData("1000.01", "USD", WhyAPerson.Value)]
    [InlineData("999.99", "USD", null)]
    [InlineData("1", "EUR", WhyAPerson.Value)]
    public void never_above_the_high_value_nor_in_another_currency(string amount, string currency, WhyAPerson? why)
    {
        var value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        Decide(Item with { MonetaryValue = new(value, currency) }).ShouldBe(why);
    }

    [Fact, Trait("rule", "R26")]
    public void what_needs_more_than_one_approver_goes_to_them()
    {
        Decide(policy: Policy with { Quorums = [new(null, RiskLevel.Low, new(2, false))] }).ShouldBe(WhyAPerson.Quorum);
        Decide(policy: Policy with { Quorums = [new(null, RiskLevel.Low, new(1, true))] }).ShouldBe(WhyAPerson.Quorum);
        Decide(policy: Policy with { Grades = Policy.Grades.Add(ApprovalKind.Growth, [GradeDimension.Accuracy]) })
            .ShouldBe(WhyAPerson.Quorum);
    }

    [Theory, Trait("rule", "R26")]
    [InlineData(50, null)]
    [InlineData(49, WhyAPerson.Decided)]
    [InlineData(51, null)]
    public void fifty_of_its_items_were_decided(int decided, WhyAPerson? why) =>
        Decide(record: Record with { Decided = decided }).ShouldBe(why);

    [Theory, Trait("rule", "R26")]
    [InlineData(190, 200, null)]
    [InlineData(189, 200, WhyAPerson.ApprovalRate)]
    [InlineData(191, 200, null)]
    [InlineData(47, 50, WhyAPerson.ApprovalRate)]
    [InlineData(48, 50, null)]
    public void ninety_five_per_cent_of_them_were_approved(int approved, int counted, WhyAPerson? why) =>
        Decide(record: Record with { Approved = approved, Counted = counted }).ShouldBe(why);

    [Theory, Trait("rule", "R26")]
    [InlineData(4.0, null)]
    [InlineData(3.99, WhyAPerson.Grades)]
    [InlineData(4.01, null)]
    public void each_mean_grade_that_there_is_is_four(double mean, WhyAPerson? why)
    {
        Decide(record: Record with { Tone = (decimal)mean }).ShouldBe(why);
        Decide(record: Record with { Accuracy = (decimal)mean }).ShouldBe(why);
        Decide(record: Record with { Policy = (decimal)mean }).ShouldBe(why);
        Decide(record: Record with { Tone = null, Accuracy = null, Policy = null }).ShouldBeNull();
    }

    [Theory, Trait("rule", "R26")]
    [InlineData(49, null)]
    [InlineData(50, WhyAPerson.Day)]
    [InlineData(51, WhyAPerson.Day)]
    public void fifty_a_day_at_most(int used, WhyAPerson? why) => Decide(used: used).ShouldBe(why);

    [Theory, Trait("rule", "R26")]
    [InlineData(0, WhyAPerson.Sample)]
    [InlineData(9, WhyAPerson.Sample)]
    [InlineData(10, null)]
    [InlineData(99, null)]
    public void ten_per_cent_go_to_a_person(int drawn, WhyAPerson? why) => Decide(drawn: drawn).ShouldBe(why);

    [Fact, Trait("rule", "R26")]
    public void the_terms_are_the_shops_own()
    {
        var own = With(
            Terms with
            {
                MinDecided = 60,
                MinApprovalPercent = 50,
                MinMeanGrade = 2.5m,
                MostADay = 1,
                SamplePercent = 20,
            }
        );
        var record = new AgentRecord(60, 60, 30, 2.5m);
        Decide(record: record, policy: own, drawn: 20).ShouldBeNull();
        Decide(record: record with { Decided = 59 }, policy: own, drawn: 20).ShouldBe(WhyAPerson.Decided);
        Decide(record: record with { Approved = 29 }, policy: own, drawn: 20).ShouldBe(WhyAPerson.ApprovalRate);
        Decide(record: record with { Tone = 2.4m }, policy: own, drawn: 20).ShouldBe(WhyAPerson.Grades);
        Decide(record: record, policy: own, drawn: 20, used: 1).ShouldBe(WhyAPerson.Day);
        Decide(record: record, policy: own, drawn: 19).ShouldBe(WhyAPerson.Sample);
    }

    [Fact, Trait("rule", "R26")]
    public void its_rate_is_over_the_last_200()
    {
        AgentRecord.Window.ShouldBe(200);
        AgentRecord.None.ApprovalRate.ShouldBeNull();
        new AgentRecord(300, 200, 150).ApprovalRate.ShouldBe(0.75m);
        Decide(record: AgentRecord.None).ShouldBe(WhyAPerson.Decided);
    }

    private static WhyAPerson? Decide(
        Approval? item = null,
        AgentRecord? record = null,
        int used = 0,
        int drawn = 10,
        ApprovalPolicy? policy = null
    ) => TrustTerms.Decide(item ?? Item, record ?? Record, used, drawn, policy ?? Policy);

    private static ApprovalPolicy With(AutoApproval terms) => Policy with { AutoApproval = terms };

    [Fact, Trait("rule", "R26")]
    public void a_persons_no_stands_whatever_is_submitted_again()
    {
        var story = Story.Submitted(Drafts.Tag);
        story.It.WasSentBack.ShouldBeFalse();
        story.RequestChanges(People.Anna);
        story.Submit().ShouldBeAccepted();
        story.It.WasSentBack.ShouldBeTrue();
        var undone = Story.Submitted(Drafts.Tag);
        undone.Approve(People.Anna).ShouldBeAccepted();
        undone.Take(undone.It.Undo("r", undone.As(People.Anna))).ShouldBeAccepted();
        undone.It.WasSentBack.ShouldBeTrue();
    }

    private static Approval After(string intent) => Item with { Content = Item.Content with { Intent = intent } };

    private static readonly AutoApproval Terms = new() { Enabled = true, Tools = ["product.tag"] };
    private static readonly ApprovalPolicy Policy = ApprovalPolicy.Default with { AutoApproval = Terms };
    private static readonly AgentRecord Record = new(50, 50, 50, 5, 5, 5);
    private static readonly Approval Item = Story.Submitted(Drafts.Tag).It;
}
