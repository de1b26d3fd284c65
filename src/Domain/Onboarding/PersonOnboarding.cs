using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Onboarding;

/// <summary>R43: a person's first days in a shop; one stream each, <c>onboarding-</c> and the person's id.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Steps">All steps, in their order.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record PersonOnboarding(int Version, ImmutableArray<OnboardingStepState> Steps, Instant? LastAt)
{
    /// <summary>The stream's key; empty before the first fact.</summary>
    public string Id { get; init; } = "";

    /// <summary>Before the first fact: no step is started.</summary>
    public static readonly PersonOnboarding None = new(
        0,
        [.. Enum.GetValues<OnboardingStepKey>().Select(step => new OnboardingStepState(step, default))],
        null
    );

    /// <summary>The stream of the person with this id.</summary>
    public static string KeyOf(string person) => $"onboarding-{person}";

    /// <summary>What a step is part of.</summary>
    public static OnboardingCategory CategoryOf(OnboardingStepKey step) =>
        step switch
        {
            OnboardingStepKey.Welcome => OnboardingCategory.Setup,
            OnboardingStepKey.ConnectShop or OnboardingStepKey.ConnectInbox or OnboardingStepKey.ConnectAnalytics =>
                OnboardingCategory.Configuration,
            _ => OnboardingCategory.FirstUse,
        };

    /// <summary>The state after one more fact; others than these are passed over.</summary>
    public static PersonOnboarding Evolve(PersonOnboarding? state, IFact fact)
    {
        var before = state ?? None;
        return fact is OnboardingAdvanced e
            ? before with
            {
                Version = before.Version + 1,
                Steps = [.. before.Steps.Select(x => x.Step == e.Step ? x with { Status = e.Status } : x)],
                LastAt = e.At,
            }
            : before;
    }

    /// <summary>
    /// The person goes on with one step; with all of them at once where none is named, which is for skipping what is left and for
    /// beginning anew. As wished already: nothing happens. An agent has no onboarding: <c>FORBIDDEN</c>.
    /// </summary>
    /// <param name="step">Which; null: all. One that there is not: <c>INVALID_VALUE</c>.</param>
    /// <param name="move">What the person does; where the step does not allow it: <c>INVALID_STATE</c>.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Advance(OnboardingStepKey? step, OnboardingMove move, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        if ((Broken(step) ?? ContentLimits.Defined(move, "move")) is { } broken)
            return broken;
        if (step is null && move is OnboardingMove.Start or OnboardingMove.Complete)
            return ContentLimits.Value("One step is started or completed at a time.", "Name the step.", "step");
        var moved = ImmutableArray.CreateBuilder<IFact>();
        foreach (var (one, status) in Steps.Where(x => step is null || x.Step == step))
        {
            if (After(status, move) is not { } next)
            {
                if (step is not null)
                    return NotHere;
            }
            else if (next != status)
                moved.Add(new OnboardingAdvanced(facts.Now, by, one, next));
        }
        return new Ruling(moved.ToImmutable());
    }

    private static Refusal? Broken(OnboardingStepKey? step) =>
        step is { } named ? ContentLimits.Defined(named, "step") : null;

    /// <summary>Where a step stands after this; null where it cannot be done.</summary>
    private static OnboardingStatus? After(OnboardingStatus status, OnboardingMove move) =>
        (move, status) switch
        {
            (OnboardingMove.Restart, _) => OnboardingStatus.NotStarted,
            (OnboardingMove.Start, not OnboardingStatus.Completed) => OnboardingStatus.InProgress,
            (OnboardingMove.Complete, not OnboardingStatus.Skipped) => OnboardingStatus.Completed,
            (OnboardingMove.Skip, not OnboardingStatus.Completed) => OnboardingStatus.Skipped,
            _ => null,
        };

    private static readonly Refusal NotHere = new(
        ErrorCode.InvalidState,
        "The step does not stand where this is possible.",
        "Restart it first.",
        ["step"]
    );
}
