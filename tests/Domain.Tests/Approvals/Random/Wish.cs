using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals.AtRandom;

/// <summary>One random thing that somebody wants, fixed at the moment it is asked for, so that it can be asked again word for word.</summary>
/// <param name="Name">For the failure's report.</param>
/// <param name="Ability">What <c>viewerCan</c> calls it; null for the system's.</param>
/// <param name="By">Who asks.</param>
/// <param name="Ask">The decision.</param>
internal sealed record Wish(string Name, ApprovalAbility? Ability, Caller By, Func<Approval, Ruling> Ask)
{
    /// <summary>How many kinds of wishes there are.</summary>
    public const int Kinds = 24;

    public static Wish Of(int kind, int who, int what, Story story)
    {
        var person = People_[who % People_.Length];
        var it = story.It;
        var facts = story.As(person);
        var system = story.As(kind == 11 ? Caller.Timer : Caller.Dispatcher);
        var reason = what % 7 == 0 ? null : "Because";
        // Mostly what was seen last, at times what was seen before.
        var revision = what % 9 == 0 ? it.Revision - 1 : it.Revision;
        var id = story.Fresh("id");
        return kind switch
        {
            0 => By(nameof(Approval.Submit), ApprovalAbility.Submit, a => a.Submit(revision, [], facts)),
            1 => By(nameof(Approval.Edit), ApprovalAbility.Edit, a => a.Edit(revision, Edit(what), [], facts)),
            2 or 3 => Approve(),
            4 => By(
                nameof(Approval.Reject),
                ApprovalAbility.Reject,
                a => a.Reject(revision, RejectReason.Other, reason, null, facts)
            ),
            5 => By(
                nameof(Approval.RequestChanges),
                ApprovalAbility.RequestChanges,
                a => a.RequestChanges(revision, reason, facts)
            ),
            6 => By(nameof(Approval.Undo), ApprovalAbility.Undo, a => a.Undo(reason, facts)),
            7 => By(nameof(Approval.TakeClaim), ApprovalAbility.Claim, a => a.TakeClaim(false, null, facts)),
            8 => By("TakeOver", null, a => a.TakeClaim(true, reason, facts)),
            9 => By(nameof(Approval.Release), ApprovalAbility.Release, a => a.Release(facts)),
            10 => By(nameof(Approval.Withdraw), ApprovalAbility.Withdraw, a => a.Withdraw(reason, facts)),
            11 => System(nameof(Approval.WhenDue), a => a.WhenDue(it.NextDueAt ?? story.Now, system)),
            12 => By(
                nameof(Approval.ExtendExpiry),
                ApprovalAbility.Extend,
                a => a.ExtendExpiry(story.Now + Duration.FromHours(what % 40), reason, facts)
            ),
            13 => By(nameof(Approval.Escalate), ApprovalAbility.Escalate, a => a.Escalate(reason, facts)),
            14 => By(nameof(Approval.Validate), ApprovalAbility.Validate, a => a.Validate([], facts)),
            15 or 16 or 17 => System(
                nameof(Approval.Dispatch),
                a => a.Dispatch(what % 9 == 0 ? Earlier() : Present(), story.AtDispatch, id, system)
            ),
            18 => Settle(),
            19 => System(
                nameof(Approval.TakeUpInFlight),
                a =>
                    a.TakeUpInFlight(
                        Present(),
                        story.AtDispatch,
                        Duration.FromMinutes(1),
                        what % 3 == 0 ? Duration.FromMinutes(10) : Duration.Zero,
                        system
                    )
            ),
            20 => By(
                nameof(Approval.SettleUnknown),
                ApprovalAbility.Settle,
                a => a.SettleUnknown($"a{1 + (what % 4)}", (EffectOutcome)(what % 3), reason, facts)
            ),
            21 => By(nameof(Approval.Retry), ApprovalAbility.Retry, a => a.Retry(id, reason, facts)),
            22 => By(nameof(Approval.RollBack), ApprovalAbility.RollBack, a => a.RollBack(id, reason, facts)),
            _ => what % 2 == 0
                ? By("Outcome", ApprovalAbility.RecordOutcome, a => a.RecordOutcome($"{what}", [], facts))
                : By("Lesson", ApprovalAbility.RecordLesson, a => a.RecordLesson($"{what}", facts)),
        };

        Wish By(string name, ApprovalAbility? ability, Func<Approval, Ruling> ask) => new(name, ability, person, ask);

        Wish System(string name, Func<Approval, Ruling> ask) => new(name, null, system.Caller, ask);

        Wish Approve()
        {
            var digest = what % 11 == 0 ? "sha256:00" : it.Digest;
            return By(
                nameof(Approve),
                ApprovalAbility.Approve,
                a => a.Approve(revision, digest, Story.Good, id, facts)
            );
        }

        Wish Settle()
        {
            var call = it.InFlight;
            var outcome = what % 8 < 6 ? EffectOutcome.Done : (EffectOutcome)(1 + (what % 2));
            var receipt = new Receipt(call?.ActionId ?? "a1", "t", outcome, null, [], story.Now, story.Now);
            return System(
                nameof(Settle),
                a => a.Settle(receipt, call?.Phase ?? EffectPhase.Apply, call?.AttemptId ?? "x", system)
            );
        }

        string Present() => it.Decision?.DecisionId ?? "none";

        string Earlier() => story.Facts.OfType<ApprovalApproved>().FirstOrDefault()?.DecisionId ?? "none";
    }

    /// <summary>Few contents, so that many an edit is a back-edit.</summary>
    private static ContentEdit Edit(int what) =>
        (what % 4) switch
        {
            0 => new(Summary: $"Summary {what % 3}"),
            1 => new(Actions: [Drafts.TagOf($"p-{what % 3}", "a1")]),
            2 => new(Actions: [Drafts.TagOf("p-1", "a1")], Evidence: new("What", what % 5 == 0 ? null : "Why")),
            _ => new(Rollback: new(["Take it off"], [Drafts.TagOf($"p-{what % 2}", "a2")])),
        };

    private static readonly Caller[] People_ =
    [
        People.Agent,
        People.Olga,
        People.Anna,
        People.Ben,
        People.Mia,
        People.Mia,
        People.Max,
        People.BoldAgent,
        People.Vera,
    ];
}
