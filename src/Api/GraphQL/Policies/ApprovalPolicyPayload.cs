using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Trust;

namespace HotDash.Api.GraphQL.Policies;

[Name("ApprovalPolicyPayload")]
[Description("What mutations on the shop's policy for approvals answer.")]
public sealed record ApprovalPolicyPayload(
    [property: Description("The present policy, also when refused; null where it could not be read.")]
        ApprovalPolicyNode? Policy,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed,
    [property: Description(
        "The agent that it was about, as it stands now; null where it was about none of the shop's."
    )]
        AgentRecordNode? Agent = null
);
