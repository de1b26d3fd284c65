using System.Security.Cryptography;
using System.Text;
using HotDash.Application.Effects;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>
/// A tool whose far side is the table of calls, committed on a connection of its own as a real one's would be. It keeps every
/// call without any uniqueness and tells no repeat: whoever calls twice is found out. Rows of <c>tool_faults</c> make it
/// fail before the work, or hang after it.
/// </summary>
internal sealed class DemoTool(string name, DatabasePools pools) : ITool
{
    public string Name { get; } = name;

    public bool CanTellRepeat => false;

    public Task<ToolRehearsal> DryRunAsync(ToolCall call, CancellationToken cancel) =>
        Task.FromResult(new ToolRehearsal(DryRunStatus.Ok));

    public async Task<ToolAnswer> ExecuteAsync(ToolCall call, CancellationToken cancel)
    {
        var fault = await ShopBatch
            .For(pools, call.Shop)
            .With(
                """
                update hotdash.tool_faults set remaining = remaining - 1
                 where shop = $1 and tool = $2 and remaining > 0 returning mode
                """,
                call.Shop,
                Name
            )
            .List(row => row.GetString(0), cancel);
        if (fault is ["FAIL_BEFORE"])
            return new ToolAnswer(EffectOutcome.Failed, null, ["Told to fail before the work."]);
        var done = await ShopBatch
            .For(pools, call.Shop)
            .With(
                """
                insert into hotdash.tool_calls (shop, tool, idempotency_key, approval_id, action_id, arguments_digest)
                values ($1, $2, $3, $4, $5, $6) returning id
                """,
                call.Shop,
                Name,
                call.IdempotencyKey,
                call.ApprovalId,
                call.ActionId,
                DigestOf(call)
            )
            .List(row => row.GetInt64(0), cancel);
        if (fault is ["HANG_AFTER"])
            await Task.Delay(Timeout.Infinite, cancel);
        return new ToolAnswer(EffectOutcome.Done, $"demo-{done[0]}", []);
    }

    private static string DigestOf(ToolCall call) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Arguments.Text)));
}
