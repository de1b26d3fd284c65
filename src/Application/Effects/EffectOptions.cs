using NodaTime;

namespace HotDash.Application.Effects;

/// <summary>How effects are carried out.</summary>
public sealed record EffectOptions
{
    /// <summary>How long a call may take before nobody can tell whether it was done. Default 30 s, above zero.</summary>
    public Duration CallTimeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>
    /// For how long after its start a call that a crash cut off is repeated, where the far side can tell. Default 10 min: as
    /// long as a crash and a start may take, far less than far sides keep a key, and soon enough to be still what was approved. Zero: never.
    /// </summary>
    public Duration RepeatWithin { get; init; } = Duration.FromMinutes(10);

    /// <summary>How often an effect that a manager holds looks whether it still is. Default 2 s, above zero.</summary>
    public Duration HeldPolling { get; init; } = Duration.FromSeconds(2);
}
