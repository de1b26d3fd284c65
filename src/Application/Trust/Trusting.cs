using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using Marten;

namespace HotDash.Application.Trust;

/// <summary>R26: gathers what tells whether an agent's submission is approved by the policy, before it is decided.</summary>
public sealed class Trusting(IApprovalPolicies policies, IAgentRecords records, IDocumentStore store, Draw draw)
{
    /// <summary>For one command: one draw, however often it is decided anew.</summary>
    internal TrustingOfCommand For(Command command) =>
        new(policies, records, store, command, draw.Next(), NewId.Plain());
}
