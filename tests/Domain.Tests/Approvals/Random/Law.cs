using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals.AtRandom;

/// <summary>What must hold of any approval's facts, told from the facts alone and not by the state that the decisions use.</summary>
internal sealed class Law
{
    private readonly HashSet<string> givers = [];
    private readonly Dictionary<string, EffectOutcome> outcomes = [];
    private ApprovalContent content = null!;
    private By drafter = null!;
    private string digest = "";
    private int revision;
    private bool decided;
    private ApprovalApproved? approved;
    private By? plantedBy;
    private bool checkEnded;
    private Instant expiresAt;
    private Instant last;

    public static void Judge(IReadOnlyList<IApprovalFact> facts)
    {
        var law = new Law();
        foreach (var fact in facts)
        {
            fact.At.ShouldBeGreaterThanOrEqualTo(law.last);
            law.last = fact.At;
            law.See(fact);
        }
    }

    private void See(IApprovalFact fact)
    {
        switch (fact)
        {
            case ApprovalDrafted e:
                (content, digest, drafter, plantedBy) = (e.Content, e.Digest, e.By, e.PlantedBy);
                break;
            case ApprovalSubmitted e:
                (revision, expiresAt, decided) = (Next(e.Revision), e.ExpiresAt, false);
                givers.Clear();
                break;
            case ApprovalEdited e:
                decided.ShouldBeFalse();
                (content, digest, revision) = (e.Content, e.Digest, Next(e.Revision));
                givers.Clear();
                break;
            case ApprovalGiven e:
                Given(e);
                break;
            case ApprovalApproved e:
                Approved(e);
                break;
            case ApprovalRejected:
                decided.ShouldBeFalse("two decisions without an undo or a resubmission between them");
                decided = true;
                break;
            case ApprovalChangesRequested:
                decided.ShouldBeFalse();
                givers.Clear();
                break;
            case ApprovalUndone e:
                e.DecisionId.ShouldBe(approved!.DecisionId);
                e.At.ShouldBeLessThan(approved.UndoUntil);
                outcomes.ShouldBeEmpty();
                (decided, approved) = (false, null);
                givers.Clear();
                break;
            case CheckItemEnded e:
                checkEnded.ShouldBeFalse("it ended twice");
                checkEnded = true;
                e.PlantedBy.ShouldBe(plantedBy);
                break;
            case ApprovalExpiryExtended e:
                e.ExpiresAt.ShouldBeGreaterThan(expiresAt);
                expiresAt = e.ExpiresAt;
                break;
            case ApprovalExpired e:
                e.At.ShouldBeGreaterThanOrEqualTo(expiresAt);
                decided.ShouldBeFalse();
                break;
            case ActionStarted e:
                Started(e);
                break;
            case ActionSettled e:
                outcomes[e.Receipt.ActionId] = e.Receipt.Outcome;
                break;
            case ApprovalApplied:
                content.Actions.ShouldAllBe(a => outcomes[a.ActionId] == EffectOutcome.Done);
                break;
        }
    }

    private void Given(ApprovalGiven e)
    {
        decided.ShouldBeFalse();
        e.At.ShouldBeLessThan(expiresAt, "approved after expiry");
        e.Revision.ShouldBe(revision);
        e.Digest.ShouldBe(digest);
        e.By.Kind.ShouldBe(ActorKind.Person);
        e.By.Id.ShouldNotBeOneOf(drafter.Id, drafter.OnBehalfOf, plantedBy?.Id);
        givers.Add(e.By.Id).ShouldBeTrue("one person counted twice");
    }

    private void Approved(ApprovalApproved e)
    {
        decided.ShouldBeFalse("two decisions without an undo or a resubmission between them");
        e.At.ShouldBeLessThan(expiresAt, "approved after expiry");
        (e.Revision, e.Digest).ShouldBe((revision, digest));
        e.Approvers.ShouldBe(givers, ignoreOrder: true);
        givers.Count.ShouldBeGreaterThanOrEqualTo(e.Policy.ApprovalsNeeded);
        (decided, approved) = (true, e);
    }

    private void Started(ActionStarted e)
    {
        plantedBy.ShouldBeNull("a check item was carried out");
        approved.ShouldNotBeNull("applied without an approval");
        (approved.Revision, approved.Digest).ShouldBe((revision, digest), "applied what was not approved");
        PayloadDigest.Of("approval-1", content).ShouldBe(approved.Digest);
        e.At.ShouldBeGreaterThanOrEqualTo(approved.UndoUntil);
        // Done is done, and unknown is nobody's to repeat.
        if (outcomes.TryGetValue(e.ActionId, out var outcome))
            outcome.ShouldBe(EffectOutcome.Failed);
        outcomes[e.ActionId] = EffectOutcome.Unknown;
    }

    private int Next(int given)
    {
        given.ShouldBe(revision + 1);
        return given;
    }
}
