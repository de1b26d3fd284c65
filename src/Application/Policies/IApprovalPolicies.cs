using HotDash.Domain.Policies;

namespace HotDash.Application.Policies;

/// <summary>What shops' policies for approvals are.</summary>
public interface IApprovalPolicies
{
    /// <summary>As it is known in this process, where another may have replaced it a moment ago: who decides by it says so in its transaction.</summary>
    ValueTask<ApprovalPolicy> Known(string shop, CancellationToken cancel);

    /// <summary>As it is now.</summary>
    Task<ApprovalPolicy> Present(string shop, CancellationToken cancel);

    /// <summary>What is known of the shop's is replaced.</summary>
    void Forget(string shop);
}
