using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_draft_is_made
{
    [Fact, Trait("rule", "R1")]
    public void it_keeps_what_was_given()
    {
        var it = Story.Drafted().It;

        it.State.ShouldBe(ApprovalState.Draft);
        it.Revision.ShouldBe(0);
        it.Version.ShouldBe(1);
        it.Content.Summary.ShouldBe(new PersonalText("jane", "Tell Jane where her parcel is"));
        it.Content.Confidence.ShouldBe(0.8);
        it.Content.Actions.ShouldHaveSingleItem().ActionId.ShouldBe("a1");
    }

    [Theory, Trait("rule", "R1")]
    [InlineData("jane", "c-1", "jane")]
    [InlineData(null, "c-1", "c-1")]
    [InlineData(null, null, "approval-1")]
    public void the_subject_is_the_customer_else_the_conversation_else_the_approval(
        string? customer,
        string? conversation,
        string subject
    ) =>
        Story
            .Drafted(Drafts.Reply with { CustomerRef = customer, ConversationRef = conversation })
            .It.Content.Actions[0]
            .Personal["text"]
            .Subject.ShouldBe(subject);

    [Fact, Trait("rule", "R2")]
    public void the_drafter_is_the_credentials_actor()
    {
        var by = Story.Drafted().It.DraftedBy;

        by.ShouldBe(new By("agent-cx", ActorKind.Agent, Role.Agent, "olga"));
    }

    [Fact, Trait("rule", "R2")]
    public void the_value_comes_from_the_arguments() =>
        Story
            .Drafted(Drafts.Refund with { Actions = [Drafts.RefundOf("12.50")] })
            .It.MonetaryValue.ShouldBe(new Money(12.50m, "EUR"));

    [Theory, Trait("rule", "R1")]
    [InlineData("", "summary")]
    [InlineData("   ", "summary")]
    [InlineData("a\0b", "summary")]
    public void a_summary_that_cannot_be_kept_is_refused(string summary, string path) =>
        Draft(Drafts.Reply with { Summary = summary }).ShouldRefuse(ErrorCode.InvalidValue, path);

    // No attribute can carry it.
    [Fact, Trait("rule", "R1")]
    public void half_a_surrogate_pair_cannot_be_kept() =>
        Draft(Drafts.Reply with { Summary = "\ud800" }).ShouldRefuse(ErrorCode.InvalidValue, "summary");

    [Fact, Trait("rule", "R1")]
    public void the_summary_has_280_characters_and_no_more()
    {
        Draft(Drafts.Reply with { Summary = new string('x', 280) }).ShouldBeAccepted();
        Draft(Drafts.Reply with { Summary = new string('x', 281) }).ShouldRefuse(ErrorCode.InvalidValue, "summary");
    }

    [Fact, Trait("rule", "R1")]
    public void texts_have_4000_characters_and_no_more()
    {
        Draft(With(new string('x', 4000))).ShouldBeAccepted();
        Draft(With(new string('x', 4001))).ShouldRefuse(ErrorCode.InvalidValue, "evidence", "whyNow");

        static DraftInput With(string text) => Drafts.Reply with { Evidence = new EvidenceInput("a", text) };
    }

    [Theory, Trait("rule", "R1")]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.PositiveInfinity)]
    public void confidence_is_between_0_and_1(double confidence) =>
        Draft(Drafts.Reply with { Confidence = confidence }).ShouldRefuse(ErrorCode.InvalidValue, "confidence");

    [Fact, Trait("rule", "R1")]
    public void screenshots_are_references_only()
    {
        Draft(With("shots/7.png")).ShouldBeAccepted();
        Draft(With("data:image/png;base64,AA")).ShouldRefuse(ErrorCode.InvalidValue, "evidence", "screenshots");

        static DraftInput With(string shot) => Drafts.Reply with { Evidence = new EvidenceInput(Screenshots: [shot]) };
    }

    [Fact, Trait("rule", "R1")]
    public void lists_have_50_entries_and_no_more()
    {
        Draft(With(50)).ShouldBeAccepted();
        Draft(With(51)).ShouldRefuse(ErrorCode.InvalidValue, "rollback", "steps");

        static DraftInput With(int count) =>
            Drafts.Reply with
            {
                Rollback = new RollbackInput([.. Enumerable.Repeat("Step", count)]),
            };
    }

    [Fact, Trait("rule", "R1")]
    public void it_has_1_to_20_actions()
    {
        Draft(Of(0)).ShouldRefuse(ErrorCode.EmptyActions, "actions");
        Draft(Of(1)).ShouldBeAccepted();
        Draft(Of(20)).ShouldBeAccepted();
        Draft(Of(21)).ShouldRefuse(ErrorCode.TooManyActions, "actions");

        static DraftInput Of(int count) =>
            Drafts.Tag with
            {
                Actions = [.. Enumerable.Range(0, count).Select(i => Drafts.TagOf($"p-{i}"))],
            };
    }

    [Fact, Trait("rule", "R1")]
    public void all_arguments_together_have_64_KB_and_no_more()
    {
        var text = new string('x', 16 * 1024);
        Draft(Of(3)).ShouldBeAccepted();
        Draft(Of(4)).ShouldRefuse(ErrorCode.InvalidArguments, "actions");

        DraftInput Of(int count) =>
            Drafts.Reply with
            {
                Actions =
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(i =>
                            Drafts.Action("conversation.note", $$"""{"conversation":"c","text":"{{text}}"}""")
                        ),
                ],
            };
    }

    [Fact, Trait("rule", "R1")]
    public void an_unknown_enumeration_value_is_refused()
    {
        Draft(Drafts.Reply with { Kind = (ApprovalKind)9 }).ShouldRefuse(ErrorCode.InvalidValue, "kind");
        Draft(Drafts.Reply with { Priority = (Priority)9 }).ShouldRefuse(ErrorCode.InvalidValue, "priority");
    }

    [Fact, Trait("rule", "R12")]
    public void only_those_who_draft_may()
    {
        foreach (var caller in new[] { People.Agent, People.Anna, People.Mia, People.Ada })
            new Story().Draft(Drafts.Reply, caller).ShouldBeAccepted();
        foreach (var caller in new[] { People.Vera, People.Aude, People.Stranger, Caller.Timer })
            new Story().Draft(Drafts.Reply, caller).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact]
    public void arrays_left_default_are_empty()
    {
        var story = new Story();
        story.Draft(new DraftInput("x", ApprovalKind.Misc, Priority.Low, default)).ShouldRefuse(ErrorCode.EmptyActions);
        story
            .Draft(
                new DraftInput(
                    "x",
                    ApprovalKind.Misc,
                    Priority.Low,
                    [Drafts.TagOf("p")],
                    Evidence: new EvidenceInput(),
                    Impact: new Impact(null, default, null, null),
                    Rollback: new RollbackInput()
                )
            )
            .ShouldBeAccepted();
        story.Submit().ShouldBeAccepted();
    }

    private static Ruling Draft(DraftInput input) => new Story().Draft(input);
}
