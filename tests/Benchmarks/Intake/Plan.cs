using System.Collections.Immutable;

namespace HotDash.Benchmarks.Intake;

/// <summary>The seeded rule: who does what with an approval, and where that must leave it.</summary>
/// <param name="Name">The rule's branch, for the report.</param>
/// <param name="Ends">The state when everything is settled; a race ends REJECTED where its rejection wins.</param>
public sealed record Plan(string Name, string Agent, ImmutableArray<Step> Steps, string Ends)
{
    /// <param name="draft">What is to be decided.</param>
    /// <param name="doubled">Another row's draft for the same target, if any: sent while this one is open.</param>
    /// <param name="seed">Same seed, same plan.</param>
    public static Plan For(Draft draft, Draft? doubled, int seed)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + draft.Row));
        var agent = Cast.Agents[draft.Row % Cast.Agents.Length];
        var plan = Decided(draft, agent, dice);
        return plan with { Steps = [.. Opening(agent, doubled, dice), .. plan.Steps] };
    }

    private static IEnumerable<Step> Opening(string agent, Draft? doubled, Random dice)
    {
        yield return new(Act.Submit, agent) { Twice = dice.Next(50) == 0 };
        if (doubled is not null)
        {
            yield return new(Act.Submit, Cast.Agents[doubled.Row % Cast.Agents.Length])
            {
                Twin = doubled,
                RefusedWith = "DUPLICATE_OPEN",
            };
        }
    }

    private static Plan Decided(Draft draft, string agent, Random dice)
    {
        var approvers = Approvers(draft, dice);
        ImmutableArray<Step> approve =
        [
            .. approvers.Select((by, i) => new Step(Act.Approve, by) { Twice = i == 0 && dice.Next(50) == 0 }),
        ];
        var one = approvers[0];
        var other = Cast.Reviewers.First(r => !approvers.Contains(r));
        var applied = draft.Outdated ? "APPLY_FAILED" : "APPLIED";
        Plan To(string name, string ends, params ImmutableArray<Step> steps) => new(name, agent, steps, ends);
        return dice.Next(100) switch
        {
            < 50 => To("approve", applied, approve),
            < 64 => To("edit and approve", applied, [.. Edit(draft, other, dice), .. approve]),
            < 76 => To("reject", "REJECTED", new Step(Act.Reject, one)),
            < 81 => To("request changes", "DRAFT", new Step(Act.RequestChanges, one)),
            < 86 => To(
                "request changes, resubmit, approve",
                applied,
                [new(Act.RequestChanges, one), new(Act.Edit, agent), new(Act.Resubmit, agent), .. approve]
            ),
            < 90 => To(
                "approve, undo, reject",
                "REJECTED",
                [.. approve, new(Act.Undo, approvers[^1]), new(Act.Reject, other)]
            ),
            < 94 => To("approve, undo, approve", applied, [.. approve, new(Act.Undo, approvers[^1]), .. approve]),
            < 96 => To(
                "claim, approve",
                applied,
                [new(Act.Claim, one), new(Act.Reject, other) { RefusedWith = "CLAIMED_BY_OTHER" }, .. approve]
            ),
            < 98 when !draft.IsHigh => To(
                "approve or reject, whoever is first",
                applied,
                new Step(Act.Approve, one) { Rival = new(Act.Reject, other) }
            ),
            < 98 => To("approve", applied, approve),
            < 99 => To("withdraw", "WITHDRAWN", new Step(Act.Withdraw, agent)),
            _ => To("leave", "PENDING_REVIEW", draft.IsHigh ? approve[..1] : []),
        };
    }

    /// <summary>HIGH needs two, one of them a manager; all else needs one.</summary>
    private static ImmutableArray<string> Approvers(Draft draft, Random dice)
    {
        if (!draft.IsHigh)
        {
            return [Cast.Reviewers[dice.Next(Cast.Reviewers.Length)]];
        }

        var manager = Cast.Managers[dice.Next(Cast.Managers.Length)];
        var second = Cast.Operators[dice.Next(Cast.Operators.Length)];
        return dice.Next(2) == 0 ? [manager, second] : [second, manager];
    }

    /// <summary>An edit, then what it makes impossible: who saw the content before it, and who changed what is HIGH, approve in vain.</summary>
    private static IEnumerable<Step> Edit(Draft draft, string editor, Random dice)
    {
        yield return new(Act.Edit, editor) { Twice = dice.Next(20) == 0 };
        if (dice.Next(4) == 0)
        {
            yield return new(Act.Approve, editor) { Stale = true, RefusedWith = "VERSION_CONFLICT" };
        }

        if (draft.IsHigh && dice.Next(3) == 0)
        {
            yield return new(Act.Approve, editor) { RefusedWith = "SELF_APPROVAL" };
        }
    }
}
