using HotDash.Domain.Approvals;
using HotDash.Domain.Conversations;
using HotDash.Domain.Tests.Approvals;
using NodaTime;
using Is = HotDash.Domain.Approvals.EscalationTrigger;

namespace HotDash.Domain.Tests.Conversations;

public class when_a_conversation_is_delicate
{
    public static readonly TheoryData<Severity, Sentiment, Is[]> Table = new()
    {
        { Severity.Low, Sentiment.Neutral, [] },
        { Severity.Low, Sentiment.Neutral, [Is.RefundRequest, Is.ReturnRequest] },
        { Severity.Low, Sentiment.Neutral, [Is.PolicyViolation] },
        { Severity.Low, Sentiment.Angry, [Is.NegativeSentiment] },
        { Severity.Low, Sentiment.Angry, [Is.NegativeSentiment, Is.ComplexIssue] },
        { Severity.Medium, Sentiment.Frustrated, [] },
        { Severity.Medium, Sentiment.Frustrated, [Is.RefundRequest] },
        { Severity.Medium, Sentiment.Frustrated, [Is.PolicyViolation] },
        { Severity.Medium, Sentiment.Neutral, [Is.RefundRequest, Is.ComplexIssue, Is.MultipleContacts] },
        { Severity.Medium, Sentiment.Neutral, [Is.PolicyViolation, Is.ReturnRequest, Is.ComplexIssue] },
        { Severity.High, Sentiment.Neutral, [Is.VipCustomer] },
        { Severity.High, Sentiment.Frustrated, [Is.VipCustomer] },
        { Severity.High, Sentiment.Angry, [Is.RefundRequest] },
        { Severity.High, Sentiment.Angry, [Is.ReturnRequest] },
        { Severity.High, Sentiment.Angry, [Is.NegativeSentiment, Is.RefundRequest, Is.ReturnRequest] },
        { Severity.Critical, Sentiment.Neutral, [Is.LegalThreat] },
        { Severity.Critical, Sentiment.Frustrated, [Is.LegalThreat, Is.VipCustomer] },
        { Severity.Critical, Sentiment.Angry, [Is.PolicyViolation] },
        { Severity.Critical, Sentiment.Angry, [Is.PolicyViolation, Is.VipCustomer, Is.RefundRequest] },
    };

    [Theory, MemberData(nameof(Table)), Trait("rule", "R19")]
    public void its_severity_is_the_rules(Severity severity, Sentiment sentiment, Is[] triggers) =>
        Escalation.SeverityOf([.. triggers], sentiment).ShouldBe(severity);

    [Theory, Trait("rule", "R19")]
    [InlineData(0, 0, Sentiment.Neutral, "")]
    [InlineData(5, 2, Sentiment.Frustrated, "")]
    [InlineData(6, 2, Sentiment.Neutral, "ComplexIssue")]
    [InlineData(5, 3, Sentiment.Neutral, "MultipleContacts")]
    [InlineData(5, 2, Sentiment.Angry, "NegativeSentiment")]
    [InlineData(6, 3, Sentiment.Angry, "NegativeSentiment, ComplexIssue, MultipleContacts")]
    public void figures_are_triggers_too(int messages, int contacts, Sentiment sentiment, string triggers) =>
        string.Join(", ", Escalation.TriggersOf([], sentiment, messages, contacts)).ShouldBe(triggers);

    [Fact, Trait("rule", "R19")]
    public void what_was_seen_stays_and_each_counts_once() =>
        Escalation
            .TriggersOf([Is.VipCustomer, Is.ComplexIssue, Is.VipCustomer], Sentiment.Neutral, 6, 0)
            .ShouldBe([Is.ComplexIssue, Is.VipCustomer]);

    [Theory, Trait("rule", "R19")]
    [InlineData(Severity.Critical, 3)]
    [InlineData(Severity.High, 0)]
    [InlineData(null, 0)]
    public void what_answers_a_critical_one_goes_up_the_urgent_ladder(Severity? severity, int rungs)
    {
        var facts = new ConversationFacts("m-7", [Is.LegalThreat], severity);
        var story = Story.Submitted(first: s => s.Conversation = facts);
        story.It.Escalations.Length.ShouldBe(rungs);
        story.It.Conversation.ShouldBe(facts);
        if (rungs == 0)
            return;
        story.It.Escalations[0].At.ShouldBe(Story.Monday + Duration.FromMinutes(15));
        story.Wait(Duration.FromMinutes(15));
        story
            .Fire(Story.Monday + Duration.FromMinutes(10))
            .Events.OfType<ApprovalEscalated>()
            .Single()
            .To.ShouldBe("MANAGER");
    }

    [Fact, Trait("rule", "R19")]
    public void an_edit_takes_note_of_what_is_known_now()
    {
        var story = Story.Submitted();
        story.Conversation = new("m-8", [Is.VipCustomer], Severity.High);
        story.Edit(People.Anna, new ContentEdit { Summary = "Other" }).ShouldBeAccepted();
        story.It.Conversation!.Severity.ShouldBe(Severity.High);
    }
}
