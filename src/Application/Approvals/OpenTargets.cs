using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using Npgsql;

namespace HotDash.Application.Approvals;

/// <summary>
/// R5: the rows by which an open approval keeps others from its targets. The unique key (shop, tool, target) decides
/// a race; nothing is looked up before.
/// </summary>
internal static class OpenTargets
{
    public static void Stage(Attempt attempt, Approval? before, Approval after)
    {
        var held = before?.OpenTargets ?? [];
        foreach (var freed in held.Except(after.OpenTargets))
            attempt.Run(Delete, attempt.Command.Shop, freed.Tool, freed.Target, after.Id);
        // In one order for all, so that two that want the same targets never wait for one another.
        foreach (var taken in after.OpenTargets.Except(held).OrderBy(t => (t.Tool, t.Target)))
            attempt.Run(Insert, attempt.Command.Shop, taken.Tool, taken.Target, after.Id);
    }

    /// <summary>Names the approval that has one of the targets; null when none has any more.</summary>
    public static async Task<Refusal?> TakenFrom(Attempt attempt, Approval wanting, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand(Select);
        select.Parameters.AddWithValue(attempt.Command.Shop);
        select.Parameters.AddWithValue(wanting.OpenTargets.Select(t => t.Tool).ToArray());
        select.Parameters.AddWithValue(wanting.OpenTargets.Select(t => t.Target).ToArray());
        select.Parameters.AddWithValue(wanting.Id);
        await using var row = await attempt.Session.ExecuteReaderAsync(select, cancel);
        return await row.ReadAsync(cancel) ? new DuplicateOpen(row.GetString(0)) : null;
    }

    public const string Table = "approval_open_targets";

    private const string Insert =
        "insert into hotdash.approval_open_targets (shop, tool, target, approval_id) values (?, ?, ?, ?)";

    private const string Delete =
        "delete from hotdash.approval_open_targets where shop = ? and tool = ? and target = ? and approval_id = ?";

    private const string Select = """
        select approval_id from hotdash.approval_open_targets
         where shop = $1 and (tool, target) in (select * from unnest($2, $3)) and approval_id <> $4
         limit 1
        """;
}
