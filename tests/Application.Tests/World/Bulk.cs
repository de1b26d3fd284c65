using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Support;

namespace HotDash.Application.Tests.World;

/// <summary>Decisions on many of a shop's approvals at once.</summary>
public static class Bulk
{
    /// <summary>So many submitted, each of another customer and product.</summary>
    public static async Task<string[]> Many(this Shop shop, int count)
    {
        var ids = new string[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => ids[i] = await shop.Submitted(Drafts.Tag($"p-{i}") with { CustomerRef = $"customer-{i}" })
        );
        return ids;
    }

    /// <summary>The item as a reviewer who looks now would send it.</summary>
    public static async Task<BulkItem> Item(this Shop shop, string id, BulkChoice choice = BulkChoice.Approve)
    {
        var seen = await shop.Read(id);
        return new(
            id,
            seen.Revision,
            choice,
            choice == BulkChoice.Approve ? seen.Digest : null,
            ReasonCode: RejectReason.NotNeeded,
            Reason: choice == BulkChoice.Reject ? "Not now." : null,
            Note: choice == BulkChoice.RequestChanges ? "Say why." : null
        );
    }

    /// <summary>All of them, in their order.</summary>
    public static async Task<List<BulkItem>> Items(this Shop shop, IEnumerable<string> ids)
    {
        var items = new List<BulkItem>();
        foreach (var id in ids)
            items.Add(await shop.Item(id));
        return items;
    }

    public static DecideApprovals Decision(
        this Shop shop,
        IEnumerable<BulkItem> items,
        BulkMode mode,
        Caller? by = null,
        string? key = null
    ) =>
        new([.. items], mode)
        {
            Shop = shop.Name,
            By = by ?? Shop.Otto,
            IdempotencyKey = key,
        };

    public static Task<CommandResults> DecideAll(
        this Shop shop,
        IEnumerable<BulkItem> items,
        BulkMode mode,
        Caller? by = null,
        string? key = null
    ) => shop.World.Send<CommandResults>(shop.Decision(items, mode, by, key));
}
