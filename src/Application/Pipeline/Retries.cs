using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace HotDash.Application.Pipeline;

internal static class Retries
{
    /// <summary>A fired message outlives every failure, the database's own too: what is due happens late, but happens.</summary>
    public static void NeverGiveUp(this HandlerChain chain) =>
        chain
            .OnException<Exception>()
            .ScheduleRetryIndefinitely(
                TimeSpan.FromMilliseconds(250),
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(2),
                TimeSpan.FromSeconds(5),
                TimeSpan.FromSeconds(15)
            );
}
