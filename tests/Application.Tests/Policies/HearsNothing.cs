using HotDash.Application.Policies;
using HotDash.Domain.Policies;
using HotDash.Projections.Policies;
using HotDash.Projections.Storage;

namespace HotDash.Application.Tests.Policies;

/// <summary>What a process knows of policies that the journal tells nothing: what it read once, until a decision finds out.</summary>
internal sealed class HearsNothing(DatabasePools pools) : IApprovalPolicies
{
    private readonly PolicyList known = new(pools, () => TimeSpan.Zero);

    public ValueTask<ApprovalPolicy> Known(string shop, CancellationToken cancel) => known.Known(shop, cancel);

    public Task<ApprovalPolicy> Present(string shop, CancellationToken cancel) => known.Present(shop, cancel);

    public void Forget(string shop) => known.Forget(shop);
}
