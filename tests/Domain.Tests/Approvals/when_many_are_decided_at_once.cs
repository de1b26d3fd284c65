using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_many_are_decided_at_once
{
    [Theory, Trait("rule", "R20")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    [InlineData(100)]
    public void it_may_be_1_to_100(int count) => Approval.CheckBulk(Items(count)).ShouldBeNull();

    [Theory, Trait("rule", "R20")]
    [InlineData(0)]
    [InlineData(101)]
    public void it_may_be_no_other_number(int count)
    {
        var refusal = Approval.CheckBulk(Items(count)).ShouldNotBeNull();
        refusal.Code.ShouldBe(ErrorCode.InvalidValue);
        refusal.Path.ShouldBe(["items"]);
        refusal.Message.ShouldBe($"1 to 100 items; these are {count}.");
    }

    [Fact, Trait("rule", "R20")]
    public void none_is_named_twice()
    {
        var refusal = Approval.CheckBulk([.. Items(3), .. Items(2)]).ShouldNotBeNull();
        refusal.Code.ShouldBe(ErrorCode.InvalidValue);
        refusal.Path.ShouldBe(["items", "3", "id"]);
    }

    [Fact, Trait("rule", "R20")]
    public void an_approval_is_the_one_that_is_given_alone()
    {
        var story = Story.Submitted();
        Decide(story, Item(story, BulkChoice.Approve) with { Grades = Story.Good })
            .ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
        story.It.Decision!.DecisionId.ShouldBe("decision-1");
        story.It.ApprovalsGiven.ShouldHaveSingleItem().Grades.ShouldBe(Story.Good);
    }

    [Fact, Trait("rule", "R20")]
    public void an_approval_needs_the_payload_that_was_looked_at()
    {
        var story = Story.Submitted(Drafts.Tag);
        Decide(story, Item(story, BulkChoice.Approve) with { PayloadDigest = null })
            .ShouldRefuse(ErrorCode.PayloadChanged, "payloadDigest");
    }

    [Fact, Trait("rule", "R20")]
    public void a_stale_item_is_refused_whatever_is_decided()
    {
        var story = Story.Submitted(Drafts.Tag);
        foreach (var choice in Enum.GetValues<BulkChoice>())
            Decide(story, Item(story, choice) with { ExpectedRevision = 2 }).ShouldRefuse(ErrorCode.VersionConflict);
    }

    [Fact, Trait("rule", "R20")]
    public void a_rejection_carries_its_code_its_reason_and_its_grades()
    {
        var story = Story.Submitted();
        var item = Item(story, BulkChoice.Reject) with { Grades = Story.Good };
        var rejected = Decide(story, item).Single<ApprovalRejected>();
        rejected.ReasonCode.ShouldBe(RejectReason.Tone);
        rejected.Reason.Text.ShouldBe("Too loud");
        rejected.Grades.ShouldBe(Story.Good);
    }

    [Fact, Trait("rule", "R20")]
    public void changes_are_requested_with_the_note()
    {
        var story = Story.Submitted();
        var asked = Decide(story, Item(story, BulkChoice.RequestChanges)).Single<ApprovalChangesRequested>();
        asked.Note.Text.ShouldBe("Say it friendlier");
        story.It.State.ShouldBe(ApprovalState.Draft);
    }

    private static Ruling Decide(Story story, BulkItem item) =>
        story.Take(story.It.DecideInBulk(item, "decision-1", story.As(People.Anna)));

    private static BulkItem Item(Story story, BulkChoice choice) =>
        new(
            story.It.Id,
            story.It.Revision,
            choice,
            story.It.Digest,
            ReasonCode: RejectReason.Tone,
            Reason: "Too loud",
            Note: "Say it friendlier"
        );

    private static System.Collections.Immutable.ImmutableArray<BulkItem> Items(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new BulkItem($"approval-{i}", 1, BulkChoice.Approve))];
}
