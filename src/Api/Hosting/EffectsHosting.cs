using HotDash.Api.Hosting.Demo;
using HotDash.Api.Hosting.Identity;
using HotDash.Api.Hosting.Policies;
using HotDash.Api.Hosting.Tiles;
using HotDash.Application;
using HotDash.Application.Conversations;
using HotDash.Application.Effects;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Application.Tiles;
using HotDash.Application.Trust;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Trust;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace HotDash.Api.Hosting;

/// <summary>
/// What commands need of the world: the clock, members, conversations, tools. The demo's stand in Hosting, beside what else a
/// host is made of: they are no system outside, which would be Integrations', and Application knows ports alone.
/// </summary>
public static class EffectsHosting
{
    /// <summary>The pipeline with the demo's world behind its ports. What was registered before stays.</summary>
    public static void AddHotDashEffects(this WebApplicationBuilder builder)
    {
        var effects = new EffectOptions();
        var timeout = builder.Configuration.Time("HotDash:Effects:CallTimeout", effects.CallTimeout.ToTimeSpan());
        var repeats = builder.Configuration.Time(
            "HotDash:Effects:RepeatWithin",
            effects.RepeatWithin.ToTimeSpan(),
            orZero: true
        );
        var commands = new CommandOptions();
        var writes = builder.Configuration.Number("HotDash:Commands:WritesAtOnce", commands.WritesAtOnce);
        if (writes > CommandOptions.MostWritesAtOnce)
            throw new InvalidSettingException(
                $"HotDash:Commands:WritesAtOnce is {writes}; it is {CommandOptions.MostWritesAtOnce} at most."
            );
        builder.Services.AddHotDashApplication(
            commands with
            {
                WritesAtOnce = writes,
            },
            effects with
            {
                CallTimeout = Duration.FromTimeSpan(timeout),
                RepeatWithin = Duration.FromTimeSpan(repeats),
            }
        );

        builder.Services.TryAddSingleton<IClock>(SystemClock.Instance);
        builder.Services.AddSingleton<MemberTable>().AddSingleton<IMembers>(x => x.GetRequiredService<MemberTable>());
        builder.AddHotDashPolicies();
        builder.Services.AddSingleton<AgentRecords>().AddSingleton<IAgentRecords, StoredAgentRecords>();
        builder.Services.AddSingleton<IConversations, ConversationsTable>();
        builder.Services.AddSingleton<ITileRows, TileRows>();
        foreach (var tool in Tools.All)
            builder.Services.AddSingleton<ITool>(services => new DemoTool(
                tool.Name,
                services.GetRequiredService<DatabasePools>()
            ));
    }
}
