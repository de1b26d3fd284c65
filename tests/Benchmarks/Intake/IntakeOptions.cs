namespace HotDash.Benchmarks.Intake;

/// <summary>How an intake run is made.</summary>
public sealed record IntakeOptions
{
    /// <summary>The messages' file: CSV with utterance, intent, entity_type and entity_value.</summary>
    public required string Messages { get; init; }

    /// <summary>A running Api, in Development; null starts one on a cluster of its own. Needs <see cref="Connection"/>.</summary>
    public Uri? Url { get; init; }

    /// <summary>The superuser of that Api's database.</summary>
    public string? Connection { get; init; }

    /// <summary>Clients at work at once: at least one for each of three agents and five reviewers.</summary>
    public int Clients { get; init; } = 8;

    public int Seed { get; init; } = 42;

    /// <summary>Only the first so many messages.</summary>
    public int? Limit { get; init; }

    /// <summary>Kills the Api, without warning, after so many answers, and starts it again. Its own Api only.</summary>
    public int? KillAt { get; init; }

    /// <summary>Deliberate doubles in a run over all messages; fewer in a shorter one.</summary>
    public int Doubles { get; init; } = 200;
}
