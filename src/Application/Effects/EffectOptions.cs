using NodaTime;

namespace HotDash.Application.Effects;

/// <summary>How effects are carried out.</summary>
public sealed record EffectOptions
{
    /// <summary>How long a call may take before nobody can tell whether it was done. Default 30 s, above zero.</summary>
    public Duration CallTimeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>How often an effect that a manager holds looks whether it still is. Default 2 s, above zero.</summary>
    public Duration HeldPolling { get; init; } = Duration.FromSeconds(2);
}
