using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>An admin set the shop's policy for approvals; what was decided before stays decided.</summary>
/// <param name="Policy">The whole policy from now on, with its version.</param>
/// <param name="Changed">What of it is another than before, one at least.</param>
public sealed record ApprovalPolicySet(Instant At, By By, ApprovalPolicy Policy, ImmutableArray<PolicyPart> Changed)
    : IPolicyFact
{
    int IPolicyFact.Version => Policy.Version;
}
