namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>Who planted it as a check item; null where it is a real one. Told to nobody before <see cref="CheckEnded"/>.</summary>
    public By? PlantedBy { get; init; }

    /// <summary>Whether it was a check item, and it is over.</summary>
    public bool CheckEnded { get; init; }

    /// <summary>
    /// A manager plants an item that nobody should approve, under an agent's name: to reviewers it looks like the rest, and it is never
    /// carried out. To be submitted in the agent's name.
    /// </summary>
    /// <param name="approvalId">The stream's key.</param>
    /// <param name="input">What reviewers are to see.</param>
    /// <param name="salt">32 random bytes as hex.</param>
    /// <param name="agent">Under whose name; null where it is no member.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Plant(string approvalId, DraftInput input, string salt, Caller? agent, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (agent is not { Actor.Kind: ActorKind.Agent })
            return ContentLimits.Value("No agent of this shop.", "Name one that drafts here.", "agent");
        var draft = Draft(approvalId, input, salt, facts with { Caller = agent });
        return draft.Refusal is null ? Ruling.Of((ApprovalDrafted)draft.Events[0] with { PlantedBy = by }) : draft;
    }

    /// <summary>A check item ends with whatever ends its review, in the same append; anything else goes on as it is.</summary>
    private Ruling Ending(Ruling ruling)
    {
        if (PlantedBy is null || CheckEnded || ruling.Events.IsEmpty)
            return ruling;
        var last = ruling.Events[^1];
        var caughtBy = last is ApprovalRejected or ApprovalChangesRequested ? last.By.Id : null;
        return last is ApprovalRejected or ApprovalChangesRequested or ApprovalWithdrawn or ApprovalExpired
            ? new Ruling(ruling.Events.Add(Ended(last.At, caughtBy)))
            : ruling;
    }

    private CheckItemEnded Ended(NodaTime.Instant at, string? caughtBy) =>
        new(at, Policy, PlantedBy!, [.. ApprovalsGiven.Select(x => x.By.Id)], caughtBy);

    private Approval After(CheckItemEnded _) =>
        this with
        {
            CheckEnded = true,
            State = State is ApprovalState.Approved or ApprovalState.Draft ? ApprovalState.Withdrawn : State,
        };

    private static readonly By Policy = new(Actor.Policy.Id, Actor.Policy.Kind);
}
