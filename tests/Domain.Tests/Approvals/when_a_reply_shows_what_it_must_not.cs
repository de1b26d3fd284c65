using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_reply_shows_what_it_must_not
{
    [Fact]
    public void it_is_stored_and_its_validation_fails()
    {
        var story = Story.Submitted(Saying("Ask bob@example.com, he knows."));

        story.It.State.ShouldBe(ApprovalState.PendingReview);
        story.It.Validation!.Failures.ShouldBe([ErrorCode.PiiInPublicReply]);
    }

    [Fact]
    public void nobody_approves_it()
    {
        var refusal = Story
            .Submitted(Saying("Call 555 010 9988."))
            .Approve(People.Anna)
            .ShouldRefuse(ErrorCode.PiiInPublicReply);

        refusal.NextStep.ShouldNotBeEmpty();
        refusal.Message.ShouldNotContain("9988");
    }

    [Fact]
    public void what_is_no_public_reply_may_show_it()
    {
        var note = Drafts.Action("conversation.note", """{"conversation":"c-1","text":"Ask bob@example.com."}""");

        Story.Submitted(Drafts.Reply with { Actions = [note] }).It.Validation!.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void the_recipients_own_may_be_shown()
    {
        var story = Story.Drafted(Saying("We wrote to jane@example.com."));
        var facts = story.As(People.Agent) with { RecipientsOwn = ["jane@example.com"] };

        story.Take(story.It.Submit(null, [], facts));

        story.It.Validation!.Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("c-1")]
    [InlineData(null)]
    public void what_is_the_recipients_own_is_asked_of_the_conversation_that_is_replied_to(string? about)
    {
        var two = Saying("Hello") with { ConversationRef = about };
        two = two with
        {
            Actions = [two.Actions[0], Drafts.Action("conversation.reply", """{"conversation":"c-2","text":"t"}""")],
        };

        var refusal = new Story().Draft(two).ShouldRefuse(ErrorCode.InvalidArguments);

        refusal.Path.ShouldBe(["actions", "1", "arguments", "conversation"]);
        two.Conversation().ShouldBe("c-1");
    }

    [Theory]
    [InlineData("effects-hold")]
    [InlineData("member-1")]
    [InlineData("approval-1")]
    public void no_text_is_kept_under_a_name_of_the_house(string reference)
    {
        new Story().Draft(Drafts.Tag with { CustomerRef = reference }).ShouldRefuse(ErrorCode.InvalidValue);
        new Story().Draft(Drafts.Tag with { ConversationRef = reference }).ShouldRefuse(ErrorCode.InvalidValue);
    }

    private static DraftInput Saying(string text) =>
        Drafts.Reply with
        {
            Actions = [Drafts.Action("conversation.reply", $$"""{"conversation":"c-1","text":"{{text}}"}""")],
        };
}
