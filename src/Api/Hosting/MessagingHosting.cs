using HotDash.Application;
using HotDash.Projections.Storage;
using JasperFx;
using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Postgresql;

namespace HotDash.Api.Hosting;

/// <summary>The bus: commands, outbox, timers. Handlers are generated ahead (<c>codegen write</c>): nothing is compiled at start.</summary>
public static class MessagingHosting
{
    /// <summary>The schema of inbox, outbox, scheduled messages and nodes.</summary>
    public const string Schema = "wolverine";

    /// <summary>The bus, over the event store that was added before.</summary>
    public static void AddHotDashMessaging(this WebApplicationBuilder builder, DatabasePools pools)
    {
        // Marten brings a message store on its own pool. Durability works for all shops, so it has the projector's; the
        // outbox's inserts are made by the session whose commit they are part of, on the pool of requests.
        builder.Services.RemoveAll<IMessageStore>();
        builder.Host.UseWolverine(bus =>
        {
            bus.ApplicationAssembly = typeof(MessagingHosting).Assembly;
            bus.ServeHotDashApplication();
            bus.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;

            bus.PersistMessagesWithPostgresql(pools.Projector, Schema).OverrideAutoCreateResources(AutoCreate.None);
            bus.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            bus.Policies.UseDurableLocalQueues();
            KeepTime(bus.Durability);
        });
    }

    /// <summary>R18: a timer fires within 2 s of its instant, and within 15 s when the node that watched it was killed.</summary>
    private static void KeepTime(DurabilitySettings durability)
    {
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(100);
        durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(500);
        durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(50);
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        // A dead node is seen after 5 s, twice, then its work goes to another, its claimed messages a second later.
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(5);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
    }
}
