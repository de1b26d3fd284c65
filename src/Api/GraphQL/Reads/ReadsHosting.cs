using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Reads;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>The log of readings, and what writes it.</summary>
public static class ReadsHosting
{
    public static IServiceCollection AddReadFields(this IServiceCollection services) =>
        services
            .AddSingleton<ReadsLog>()
            .AddHostedService(x => x.GetRequiredService<ReadsLog>())
            .AddSingleton<ReadsList>()
            .AddSingleton<INodeLoader, ReadsLogLoader>()
            .AddSingleton<ReadsWitness>()
            .AddHostedService(x => x.GetRequiredService<ReadsWitness>())
            .AddSingleton<IWitness>(x => x.GetRequiredService<ReadsWitness>());
}
