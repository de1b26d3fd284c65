using NodaTime;

namespace HotDash.Application.Pipeline;

internal static class Instants
{
    /// <summary>Cut to whole microseconds: what PostgreSQL keeps, so that an instant read back equals the one written.</summary>
    public static Instant ToMicroseconds(this Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
