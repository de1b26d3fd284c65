using NodaTime;

namespace HotDash.Application.Tests.World;

/// <summary>A clock that runs, as far ahead of the real one (or behind it) as a test says: the bus's own timers keep real time.</summary>
public sealed class ShiftedClock : IClock
{
    public Duration Ahead { get; set; }

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
}
