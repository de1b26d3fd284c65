using System.Collections.Concurrent;
using CsCheck;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals.AtRandom;

/// <summary>Random sequences of commands: whatever is asked, by whom and when, the law holds.</summary>
public class when_anybody_wants_anything
{
    [Fact]
    [Trait("rule", "R8"), Trait("rule", "R10"), Trait("rule", "R12"), Trait("rule", "R16"), Trait("rule", "R23")]
    public void the_law_holds_and_a_repeat_is_nothing()
    {
        var seen = new ConcurrentDictionary<Type, int>();
        Lives.Sample(
            (beginning, steps) =>
            {
                var story = Start(beginning);
                foreach (var step in steps)
                    Take(step, story);
                Law.Judge(story.Facts);
                Replayed(story);
                foreach (var fact in story.Facts)
                    seen.AddOrUpdate(fact.GetType(), 1, (_, n) => n + 1);
            },
            iter: 2000
        );

        // Not vacuous: between them, the sequences tell of every fact that there is.
        AllFacts.Except(seen.Keys).Select(t => t.Name).ShouldBeEmpty();
    }

    private static void Take((int Kind, int Who, int What) step, Story story)
    {
        if (step.Kind >= Wish.Kinds)
        {
            Happen(step, story);
            return;
        }
        var wish = Wish.Of(step.Kind, step.Who, step.What, story);
        var before = story.It;
        var ruling = story.Take(wish.Ask(before));

        if (ruling.Refusal is not null)
        {
            ruling.Events.ShouldBeEmpty();
            ruling.Refusal.NextStep.ShouldNotBeNullOrWhiteSpace();
        }
        if (ruling.Events.IsEmpty)
            return;
        story.It.Version.ShouldBe(story.Facts.Count);
        wish.Ask(story.It).ShouldBeNothing();
        if (wish.Ability is { } ability)
            before.AbilitiesOf(wish.By, story.Now).ShouldContain(ability, wish.Name);
    }

    /// <summary>What nobody asks for: time passes, the conversation goes on, effects are held, approvers leave.</summary>
    private static void Happen((int Kind, int Who, int What) step, Story story)
    {
        switch (step.Kind - Wish.Kinds)
        {
            case 0:
                story.Wait(Duration.FromSeconds(step.What % 20));
                break;
            case 1:
                story.Wait(Duration.FromMinutes(step.What % 90));
                break;
            case 2 when step.What % 3 == 0:
                story.Wait(Duration.FromHours(step.What % 30));
                break;
            case 3 when step.What % 5 == 0:
                story.AtDispatch = story.AtDispatch with { EffectsHeld = !story.AtDispatch.EffectsHeld };
                break;
            case 4 when step.What % 10 == 0:
                story.AtDispatch = story.AtDispatch with
                {
                    ApproversRoles = story.AtDispatch.ApproversRoles.Remove("anna"),
                };
                break;
        }
    }

    /// <summary>Lives begin anywhere on the road, so that its far end is walked as often as its beginning.</summary>
    private static Story Start(int beginning) =>
        beginning switch
        {
            0 => Story.Drafted(Urgent),
            1 => Story.Submitted(Drafts.Refund),
            2 => Story.Submitted(Urgent),
            3 => Story.Approved(Drafts.Refund).Wait(Duration.FromSeconds(9)),
            4 => Story.Applying(Drafts.Three),
            5 => Story.Applied(Urgent),
            7 => Story.Planted(Urgent),
            8 => Story.Planted(Drafts.Refund),
            _ => RollingBack(),
        };

    private static Story RollingBack()
    {
        var story = Story.Applied(Drafts.Three);
        story.Take(story.It.RollBack("back", "Wrong ones", story.As(People.Mia))).ShouldBeAccepted();
        return story;
    }

    private static void Replayed(Story story)
    {
        var again = story.Facts.Aggregate((Approval?)null, Approval.Evolve)!;
        (again.State, again.Version, again.Revision, again.Digest, again.NextDueAt, again.Decision).ShouldBe(
            (
                story.It.State,
                story.It.Version,
                story.It.Revision,
                story.It.Digest,
                story.It.NextDueAt,
                story.It.Decision
            )
        );
    }

    private static readonly DraftInput Urgent = Drafts.Tag with
    {
        Priority = Priority.Urgent,
        Rollback = new(["Take it off"], [Drafts.TagOf("p-1")]),
    };

    private static readonly Gen<(int, (int, int, int)[])> Lives = Gen.Select(
        Gen.Int[0, 8],
        Gen.Select(Gen.Int[0, Wish.Kinds + 4], Gen.Int[0, 8], Gen.Int[0, 1000]).Array[1, 120]
    );

    private static readonly IEnumerable<Type> AllFacts = typeof(IApprovalFact)
        .Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(IApprovalFact)) && !t.IsInterface);
}
