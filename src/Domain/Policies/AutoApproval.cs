using System.Collections.Immutable;

namespace HotDash.Domain.Policies;

/// <summary>R26: on which terms an agent's LOW items may be approved without a person. Off by default.</summary>
public sealed record AutoApproval
{
    /// <summary>Whether it happens at all. Default: no.</summary>
    public bool Enabled { get; init; }

    /// <summary>The tools for which it may happen, each of LOW risk; one at least where it is enabled. Default: none.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>What the agent must say that it is after, 1 to 100 characters each, at most 20; none: whatever it is after.</summary>
    public ImmutableArray<string> Intents { get; init; } = [];

    /// <summary>How many of the agent's items must have been decided, 50 to 10,000. Default 50.</summary>
    public int MinDecided { get; init; } = 50;

    /// <summary>How many per cent of them must have been approved, 50 to 100. Default 95.</summary>
    public int MinApprovalPercent { get; init; } = 95;

    /// <summary>What their grades must be on average, 1 to 5, in each dimension that was graded. Default 4.</summary>
    public decimal MinMeanGrade { get; init; } = 4;

    /// <summary>How many a day at most, 1 to 1,000. Default 50.</summary>
    public int MostADay { get; init; } = 50;

    /// <summary>How many per cent, drawn at random, still go to a person, 10 to 100. Default 10.</summary>
    public int SamplePercent { get; init; } = 10;

    /// <summary>Whether all terms are the same.</summary>
    internal bool IsAs(AutoApproval other) =>
        other with { Tools = Tools, Intents = Intents } == this
        && Tools.SequenceEqual(other.Tools)
        && Intents.SequenceEqual(other.Intents);
}
