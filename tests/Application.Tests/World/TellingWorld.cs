using System.Collections.Concurrent;
using HotDash.Application.Effects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDash.Application.Tests.World;

/// <summary>A world whose far side knows the demo's calls by their keys: it does the work of each once, whoever calls how often.</summary>
public class TellingWorld(HotDash.Support.HotDashDatabases databases) : HotDashWorld(databases)
{
    private readonly ConcurrentQueue<string> made = new();

    /// <summary>The keys of all calls that this world's own hosts made, in order.</summary>
    public IReadOnlyList<string> Made => [.. made];

    protected override void Adjust(IServiceCollection services)
    {
        services.RemoveAll<ITool>();
        foreach (var tool in Tools.All)
            services.AddSingleton<ITool>(new TellingTool(tool.Name, this));
    }

    private sealed class TellingTool(string name, TellingWorld world) : ITool
    {
        public string Name { get; } = name;

        public bool CanTellRepeat => true;

        public Task<ToolRehearsal> DryRunAsync(ToolCall call, CancellationToken cancel) =>
            Task.FromResult(new ToolRehearsal(DryRunStatus.Ok));

        public async Task<ToolAnswer> ExecuteAsync(ToolCall call, CancellationToken cancel)
        {
            world.made.Enqueue(call.IdempotencyKey);
            await world.Run(
                "insert into hotdash.tool_calls (shop, tool, idempotency_key, approval_id, action_id, arguments_digest) "
                    + $"select '{call.Shop}', '{Name}', '{call.IdempotencyKey}', '{call.ApprovalId}', '{call.ActionId}', '' "
                    + $"where not exists (select 1 from hotdash.tool_calls where idempotency_key = '{call.IdempotencyKey}')"
            );
            var done = await world.Rows(
                $"select id from hotdash.tool_calls where idempotency_key = '{call.IdempotencyKey}'",
                row => row.GetInt64(0)
            );
            return new ToolAnswer(EffectOutcome.Done, $"demo-{done[0]}", []);
        }
    }
}
