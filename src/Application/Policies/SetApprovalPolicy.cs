using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain.Policies;

namespace HotDash.Application.Policies;

/// <summary>An admin sets what is named of the shop's policy for approvals.</summary>
public sealed record SetApprovalPolicy(PolicyChange Change) : Command;

public static class SetApprovalPolicyHandler
{
    public static Task<CommandResult> Handle(
        SetApprovalPolicy command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        IApprovalPolicies policies,
        CancellationToken cancel
    ) =>
        PolicyStream.Decide(
            pipeline,
            members,
            policies,
            command,
            (policy, membership, facts) => policy.Set(command.Change, membership, facts),
            cancel
        );
}
