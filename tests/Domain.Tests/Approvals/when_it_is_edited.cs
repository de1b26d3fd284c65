using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_it_is_edited
{
    [Fact, Trait("rule", "R8")]
    public void old_and_new_value_and_their_distance_are_kept()
    {
        var story = Story.Submitted(Drafts.Reply with { ConversationRef = null });
        var edited = story
            .Edit(
                People.Anna,
                new(
                    Summary: "Tell Jane where her parcels are",
                    Actions: [Reply("c-9", "Dear Jane, they are on their way.")]
                )
            )
            .Single<ApprovalEdited>();

        edited.Revision.ShouldBe(2);
        edited
            .Edits.Select(e =>
                (e.Path, e.Before?.Text ?? e.TextBefore!.Text, e.After?.Text ?? e.TextAfter!.Text, e.Distance)
            )
            .ShouldBe([
                ("summary", "Tell Jane where her parcel is", "Tell Jane where her parcels are", 4),
                ("actions[a1].arguments.conversation", "\"c-1\"", "\"c-9\"", 1),
                ("actions[a1].arguments.text", "Dear Jane, it is on its way.", "Dear Jane, they are on their way.", 12),
            ]);
    }

    [Fact, Trait("rule", "R8")]
    public void json_keeps_its_types()
    {
        var story = Story.Submitted(Drafts.Tag with { Actions = [Adjust("""{"sku":"s","location":"l","delta":5}""")] });
        var edited = story
            .Edit(People.Anna, new(Actions: [Adjust("""{"sku":"s","location":"l","delta":7,"cause":"LOST"}""", "a1")]))
            .Single<ApprovalEdited>();

        edited
            .Edits.Select(e => (e.Path, e.Before?.Text, e.After?.Text, e.Distance))
            .ShouldBe([
                ("actions[a1].arguments.cause", null, "\"LOST\"", 4),
                ("actions[a1].arguments.delta", "5", "7", null),
            ]);
        edited.Content.Actions[0].Arguments.DecimalAt("delta").ShouldBe(7);
    }

    [Fact, Trait("rule", "R8")]
    public void the_distance_is_told_for_texts_up_to_4000_characters()
    {
        Distance(new string('x', 4000)).ShouldBe(4000);
        Distance(new string('x', 4001)).ShouldBeNull();

        static int? Distance(string text)
        {
            var story = Story.Submitted();
            return story
                .Edit(People.Anna, new(Actions: [Reply("c-1", text)]))
                .Single<ApprovalEdited>()
                .Edits[0]
                .Distance;
        }
    }

    [Fact, Trait("rule", "R8")]
    public void it_is_validated_in_the_same_append_under_its_own_revision()
    {
        var story = Story.Submitted(Drafts.Reply with { Evidence = null });
        story
            .Edit(People.Anna, new(Evidence: new("Her answer", "She waits")))
            .ShouldYield(typeof(ApprovalEdited), typeof(ApprovalValidated));
        story.It.Validation!.Revision.ShouldBe(2);
        story.It.Validation.Passes.ShouldBeTrue();
        story.Approve(People.Anna).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R8")]
    public void approvals_of_earlier_revisions_are_void_and_a_back_edit_revives_none()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Mia);
        var digest = story.It.Digest;

        story.Edit(People.Ada, new(Actions: [Drafts.RefundOf("1.00", "a1")])).ShouldBeAccepted();
        story.It.ApprovalsGiven.ShouldBeEmpty();
        story.Edit(People.Ada, new(Actions: [Drafts.RefundOf("12.50", "a1")])).ShouldBeAccepted();

        story.It.Digest.ShouldBe(digest);
        story.It.ApprovalsGiven.ShouldBeEmpty();
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven));
        story.Approve(People.Mia, revision: 1).ShouldRefuse(ErrorCode.VersionConflict);
        story.Approve(People.Mia).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R8")]
    public void the_drafter_edits_a_draft_and_a_reviewer_what_is_in_review()
    {
        var edit = new ContentEdit(Summary: "Another");
        Story.Drafted().Edit(People.Agent, edit).ShouldBeAccepted();
        Story.Drafted().Edit(People.Anna, edit).ShouldRefuse(ErrorCode.Forbidden);
        Story.Submitted().Edit(People.Anna, edit).ShouldBeAccepted();
        Story.Submitted().Edit(People.Agent, edit).ShouldRefuse(ErrorCode.InvalidState);
        Story.Submitted().Edit(People.OtherAgent, edit).ShouldRefuse(ErrorCode.Forbidden);
        Story.Submitted().Edit(People.Vera, edit).ShouldRefuse(ErrorCode.Forbidden);
        Story.Approved().Edit(People.Anna, edit).ShouldRefuse(ErrorCode.AlreadyDecided);
        Story.Submitted().Wait(Duration.FromDays(1)).Edit(People.Anna, edit).ShouldRefuse(ErrorCode.Expired);
    }

    [Fact, Trait("rule", "R12")]
    public void a_stale_edit_is_refused_and_one_that_changes_nothing_is_nothing()
    {
        var story = Story.Submitted();
        story.Edit(People.Anna, new(Summary: "Another")).ShouldBeAccepted();

        story.Edit(People.Ben, new(Summary: "A third"), revision: 1).ShouldRefuse(ErrorCode.VersionConflict);
        story.Edit(People.Anna, new(Summary: "Another"), revision: 1).ShouldBeNothing();
        story.Edit(People.Anna, new()).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R11")]
    public void anothers_claim_keeps_it_from_being_edited()
    {
        var story = Story.Submitted();
        story.Claim(People.Ben);
        story.Edit(People.Anna, new(Summary: "Another")).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Edit(People.Ben, new(Summary: "Another")).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R8")]
    public void actions_are_added_removed_and_moved_without_a_name_being_given_twice()
    {
        var story = Story.Drafted(Drafts.Three);
        story.It.Content.AllActions().Select(a => a.ActionId).ShouldBe(["a1", "a2", "a3", "a4", "a5", "a6"]);

        story
            .Edit(
                People.Agent,
                new(Actions: [Drafts.TagOf("p-3", "a3"), Drafts.TagOf("p-9"), Drafts.TagOf("p-1", "a1")])
            )
            .Single<ApprovalEdited>()
            .Edits.Select(e => e.Path)
            .ShouldBe([
                "actions[a2].tool",
                "actions[a2].arguments",
                "actions[a7].tool",
                "actions[a7].arguments",
                "actions",
            ]);
        story.Edit(People.Agent, new(Actions: [Drafts.TagOf("p-1", "a1")])).ShouldBeAccepted();
        story.Edit(People.Agent, new(Actions: [Drafts.TagOf("p-1", "a1"), Drafts.TagOf("p-8")])).ShouldBeAccepted();
        story.It.Content.Actions.Select(a => a.ActionId).ShouldBe(["a1", "a8"]);
    }

    [Fact, Trait("rule", "R8")]
    public void an_action_that_is_not_there_cannot_be_replaced()
    {
        var story = Story.Drafted(Drafts.Three);
        Refuses(Drafts.TagOf("p", "a9"));
        Refuses(Drafts.TagOf("p", "a4")); // the rollback's
        Refuses(Drafts.Action("report.publish", """{"tile":"t","report":"r"}""", "a1"));
        Refuses(Drafts.TagOf("p", "a1"), Drafts.TagOf("p", "a1"));

        void Refuses(params ActionInput[] actions) =>
            story.Edit(People.Agent, new(Actions: [.. actions])).ShouldRefuse(ErrorCode.InvalidValue);
    }

    [Fact, Trait("rule", "R1")]
    public void an_edit_keeps_the_drafts_limits()
    {
        var story = Story.Drafted();
        story.Edit(People.Agent, new(Actions: [])).ShouldRefuse(ErrorCode.EmptyActions);
        story.Edit(People.Agent, new(Summary: "")).ShouldRefuse(ErrorCode.InvalidValue, "summary");
        story.Edit(People.Agent, new(Confidence: double.NaN)).ShouldRefuse(ErrorCode.InvalidValue, "confidence");
        story.Edit(People.Agent, new(Actions: [Drafts.Action("nothing", "{}")])).ShouldRefuse(ErrorCode.UnknownTool);
    }

    [Fact, Trait("rule", "R4")]
    public void risk_and_value_are_worked_out_anew()
    {
        var story = Story.Submitted(Drafts.Tag);
        story.Edit(People.Anna, new(Actions: [Drafts.RefundOf("3.00")]));

        story.It.RiskLevel.ShouldBe(RiskLevel.High);
        story.It.MonetaryValue.ShouldBe(new Money(3.00m, "EUR"));
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalGiven));
    }

    [Fact, Trait("rule", "R17")]
    public void the_priority_is_fixed_once_the_ladder_is()
    {
        Story.Drafted().Edit(People.Agent, new(Priority: Priority.Urgent)).ShouldBeAccepted();
        Story
            .Submitted()
            .Edit(People.Anna, new(Priority: Priority.Urgent))
            .ShouldRefuse(ErrorCode.InvalidValue, "priority");
    }

    [Fact, Trait("rule", "R6")]
    public void its_content_is_known_before_so_that_dry_runs_can_be_made()
    {
        var story = Story.Submitted();
        var edit = new ContentEdit(Actions: [Reply("c-1", "Hello")]);
        var after = story.It.ContentAfter(edit);
        var run = new DryRun(after.Digest, "a1", DryRunStatus.Ok, null);

        story.Take(story.It.Edit(1, edit, [run], story.As(People.Anna))).ShouldBeAccepted();
        story.It.Digest.ShouldBe(after.Digest);
        story.It.Validation!.DryRuns.ShouldBe([run]);
        story.It.ContentAfter(new(Summary: "")).Refusal!.Code.ShouldBe(ErrorCode.InvalidValue);
    }

    private static ActionInput Reply(string conversation, string text) =>
        Drafts.Action("conversation.reply", $$"""{"conversation":"{{conversation}}","text":"{{text}}"}""", "a1");

    private static ActionInput Adjust(string arguments, string? id = null) =>
        Drafts.Action("inventory.adjust", arguments, id);
}
