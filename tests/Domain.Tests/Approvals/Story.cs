using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

/// <summary>One approval's life: what is decided happens at once, and the clock stands still until it is told to go on.</summary>
internal sealed class Story
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 10, 0);
    public static readonly Grades Good = new(5, 4, 5);

    private int ids;

    public List<IApprovalFact> Facts { get; } = [];
    public Approval It { get; private set; } = null!;
    public Instant Now { get; set; } = Monday;
    public ApprovalPolicy Policy { get; set; } = ApprovalPolicy.Default;
    public ConversationFacts? Conversation { get; set; } = new("m-7", []);
    public string Decision => It.Decision!.DecisionId!;

    /// <summary>The present roles of everybody that these tests know.</summary>
    public DispatchFacts AtDispatch { get; set; } =
        new(
            EffectsHeld: false,
            new[]
            {
                People.Anna,
                People.Ben,
                People.Carl,
                People.Olga,
                People.Mia,
                People.Max,
                People.Ada,
            }.ToImmutableDictionary(c => c.Actor.Id, c => c.Roles)
        );

    public static Story Drafted(DraftInput? input = null, Caller? by = null, Action<Story>? first = null)
    {
        var story = new Story();
        first?.Invoke(story);
        story.Draft(input ?? Drafts.Reply, by).ShouldBeAccepted();
        return story;
    }

    public static Story Submitted(DraftInput? input = null, Caller? by = null, Action<Story>? first = null)
    {
        var story = Drafted(input, by, first);
        story.Submit(by).ShouldBeAccepted();
        return story;
    }

    /// <summary>A check item of Mia's, under the agent's name.</summary>
    public static Story Planted(DraftInput? input = null)
    {
        var story = new Story();
        var salt = new string('5', 64);
        story
            .Take(Approval.Plant("approval-1", input ?? Drafts.Tag, salt, People.Agent, story.As(People.Mia)))
            .ShouldBeAccepted();
        story.Submit().ShouldBeAccepted();
        return story;
    }

    public static Story Approved(DraftInput? input = null, Action<Story>? first = null)
    {
        var story = Submitted(input, first: first);
        story.Approve(People.Mia).ShouldBeAccepted();
        if (story.It.State == ApprovalState.PendingReview)
            story.Approve(People.Anna).ShouldBeAccepted();
        return story;
    }

    /// <summary>Dispatched, its first call under way.</summary>
    public static Story Applying(DraftInput? input = null)
    {
        var story = Approved(input).Wait(Duration.FromSeconds(10));
        story.Dispatch().ShouldBeAccepted();
        return story;
    }

    public static Story Applied(DraftInput? input = null)
    {
        var story = Applying(input);
        story.RunAll();
        return story;
    }

    public Facts As(Caller caller) => new(Now, caller, Policy, Conversation);

    public Story Wait(Duration duration)
    {
        Now += duration;
        return this;
    }

    public Ruling Draft(DraftInput input, Caller? by = null) =>
        Take(Approval.Draft("approval-1", input, new string('5', 64), As(by ?? People.Agent)));

    public Ruling Submit(Caller? by = null) => Take(It.Submit(It.Revision, [], As(by ?? People.Agent)));

    public Ruling Edit(Caller by, ContentEdit edit, int? revision = null) =>
        Take(It.Edit(revision ?? It.Revision, edit, [], As(by)));

    public Ruling Approve(Caller by, int? revision = null, string? digest = null, Grades? grades = null) =>
        Take(It.Approve(revision ?? It.Revision, digest ?? It.Digest, grades ?? Good, Fresh("decision"), As(by)));

    public Ruling Reject(Caller by, int? revision = null) =>
        Take(It.Reject(revision ?? It.Revision, RejectReason.Incorrect, "No", null, As(by)));

    public Ruling RequestChanges(Caller by, string? note = "Say it friendlier") =>
        Take(It.RequestChanges(It.Revision, note, As(by)));

    public Ruling Undo(Caller by, string? reason = "Wrong parcel") => Take(It.Undo(reason, As(by)));

    public Ruling Claim(Caller by, bool takeOver = false, string? reason = null) =>
        Take(It.TakeClaim(takeOver, reason, As(by)));

    public Ruling Fire(Instant? setFor = null) => Take(It.WhenDue(setFor ?? It.NextDueAt!.Value, As(Caller.Timer)));

    public Ruling Dispatch(string? decision = null) =>
        Take(It.Dispatch(decision ?? Decision, AtDispatch, Fresh("attempt"), As(Caller.Dispatcher)));

    /// <summary>The call under way ends.</summary>
    public Ruling End(EffectOutcome outcome, string? externalId = null)
    {
        var call = It.InFlight!;
        var receipt = new Receipt(call.ActionId, "tool", outcome, externalId, [], call.StartedAt, Now);
        return Take(It.Settle(receipt, call.Phase, call.AttemptId, As(Caller.Dispatcher)));
    }

    /// <summary>Every call ends well, until there is none.</summary>
    public void RunAll()
    {
        while (It.InFlight is not null)
        {
            End(EffectOutcome.Done).ShouldBeAccepted();
            Dispatch();
        }
    }

    public Ruling Take(Ruling ruling)
    {
        foreach (var fact in ruling.Events.Cast<IApprovalFact>())
        {
            It = Approval.Evolve(It, fact);
            Facts.Add(fact);
        }
        return ruling;
    }

    public string Fresh(string kind) => $"{kind}-{++ids}";
}
