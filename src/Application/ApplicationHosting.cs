using HotDash.Application.Approvals;
using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Wolverine;

namespace HotDash.Application;

/// <summary>What a host that serves commands adds; it adds the ports (members, conversations, tools), the clock and the event store itself.</summary>
public static class ApplicationHosting
{
    /// <summary>The pipeline and what carries effects out.</summary>
    public static IServiceCollection AddHotDashApplication(
        this IServiceCollection services,
        CommandOptions commands,
        EffectOptions effects
    )
    {
        services.TryAddSingleton(Draw.Random);
        return services
            .AddSingleton(commands)
            .AddSingleton(effects)
            .AddSingleton<Pipeline.Pipeline>()
            .AddSingleton<Toolbox>()
            .AddSingleton<ToolCaller>()
            .AddSingleton<Rehearsal>()
            .AddSingleton<Trusting>()
            .AddSingleton<Dispatcher>();
    }

    /// <summary>The bus as the handlers need it.</summary>
    public static void ServeHotDashApplication(this WolverineOptions bus)
    {
        bus.Discovery.IncludeAssembly(typeof(ApplicationHosting).Assembly);
        bus.UseSystemTextJsonForSerialization(json => json.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb));
        // A tool that hangs keeps its message for as long as the call may take: the others must not wait for it.
        bus.LocalQueueFor<DispatchApproved>().UseDurableInbox().MaximumParallelMessages(DispatchesAtOnce);
        bus.LocalQueueFor<ApprovalDue>().UseDurableInbox().MaximumParallelMessages(TimersAtOnce);
    }

    private const int DispatchesAtOnce = 32;
    private const int TimersAtOnce = 8;
}
