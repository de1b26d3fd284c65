using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

/// <summary>R12: whoever asks wrongly in many ways is told the first of them, in one order.</summary>
public class when_checks_fail_together
{
    [Fact, Trait("rule", "R12")]
    public void the_role_comes_first()
    {
        var story = Decided();
        foreach (var caller in new[] { People.Vera, People.Aude, People.Agent, People.BoldAgent, People.Stranger })
        {
            Wrong(story, caller).ShouldRefuse(ErrorCode.Forbidden);
            story.Reject(caller, 9).ShouldRefuse(ErrorCode.Forbidden);
            story.RequestChanges(caller, null).ShouldRefuse(ErrorCode.Forbidden);
            story.Undo(caller, null).ShouldRefuse(ErrorCode.Forbidden);
            story.Claim(caller).ShouldRefuse(ErrorCode.Forbidden);
        }
    }

    [Fact, Trait("rule", "R12")]
    public void then_the_same_decision_that_still_counts()
    {
        var story = Decided();
        story.Wait(Duration.FromDays(9));
        story.Approve(People.Anna).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R12")]
    public void then_that_it_was_decided_by_whom_how_and_when()
    {
        var story = Decided();
        var at = story.Now;
        story.Wait(Duration.FromDays(9));

        Wrong(story, People.Ben)
            .ShouldRefuse(ErrorCode.AlreadyDecided)
            .ShouldBe(new AlreadyDecided(story.It.Decision!.By, DecisionKind.Approved, at));
        story.Reject(People.Anna).ShouldRefuse(ErrorCode.AlreadyDecided);
        story.Approve(People.Anna, revision: 9).ShouldRefuse(ErrorCode.AlreadyDecided);
    }

    [Fact, Trait("rule", "R12")]
    public void then_that_it_expired()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);
        Wrong(story.Wait(Duration.FromHours(24)), People.Ben).ShouldRefuse(ErrorCode.Expired);
    }

    [Fact, Trait("rule", "R12")]
    public void then_the_state()
    {
        Wrong(Story.Drafted(), People.Ben).ShouldRefuse(ErrorCode.InvalidState);
        var withdrawn = Story.Submitted();
        withdrawn.Take(withdrawn.It.Withdraw(null, withdrawn.As(People.Agent)));
        Wrong(withdrawn, People.Ben).ShouldRefuse(ErrorCode.InvalidState);
    }

    [Fact, Trait("rule", "R12")]
    public void then_anothers_claim()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);
        Wrong(story, People.Ben)
            .ShouldRefuse(ErrorCode.ClaimedByOther)
            .ShouldBe(new ClaimedByOther(story.It.Claim!.By, Story.Monday + Duration.FromMinutes(5)));
    }

    [Fact, Trait("rule", "R12")]
    public void then_the_revision() =>
        Wrong(Story.Submitted(), People.Ben)
            .ShouldRefuse(ErrorCode.VersionConflict)
            .ShouldBeOfType<VersionConflict>()
            .ShouldSatisfyAllConditions(c => c.Expected.ShouldBe(9), c => c.Actual.ShouldBe(1));

    [Fact, Trait("rule", "R12")]
    public void then_the_payload()
    {
        var story = Story.Submitted(Drafts.Reply with { Evidence = null });
        story
            .It.Approve(1, "sha256:00", null, "d", story.As(People.Olga))
            .ShouldRefuse(ErrorCode.PayloadChanged, "payloadDigest");
    }

    [Fact, Trait("rule", "R12")]
    public void then_the_rest()
    {
        var story = Story.Submitted(Drafts.Reply with { Evidence = null });
        Ask(People.Olga).ShouldRefuse(ErrorCode.SelfApproval);
        Ask(People.Anna).ShouldRefuse(ErrorCode.EvidenceMissing);

        Ruling Ask(Caller caller) => story.It.Approve(1, story.It.Digest, null, "d", story.As(caller));
    }

    /// <summary>Wrong revision, wrong payload, no grades.</summary>
    private static Ruling Wrong(Story story, Caller caller) =>
        story.It.Approve(9, "sha256:00", null, "d", story.As(caller));

    private static Story Decided()
    {
        var story = Story.Submitted();
        story.Approve(People.Anna).ShouldBeAccepted();
        return story;
    }
}
