using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Approvals;

/// <summary>Plans are made once a connection: one that did not know which states were asked for read the whole shop for rare ones.</summary>
public sealed class when_a_list_is_filtered(HotDashDatabases databases)
{
    [Fact]
    public async Task its_plan_knows_which_states_and_is_one_whatever_their_order()
    {
        await using var store = await StoreOnDatabase.CreateAsync(databases);
        var queue = new ApprovalQueue(store.Pools, store.Keys);
        ApprovalState[][] wishes =
        [
            [ApprovalState.RollbackFailed, ApprovalState.ApplyFailed],
            [ApprovalState.ApplyFailed, ApprovalState.RollbackFailed, ApprovalState.ApplyFailed],
        ];

        foreach (var states in wishes)
        {
            var asked = await Statements.Of(() =>
                queue.Count("acme", ApprovalFilter.All with { States = [.. states] }, 10, Cancel)
            );
            string.Join('\n', asked).ShouldContain("tenant_id = $1 and state in (5, 8) limit");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
