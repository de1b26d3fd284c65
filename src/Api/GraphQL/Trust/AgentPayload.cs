using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Trust;

[Name("AgentPayload")]
[Description("What every mutation on an agent's trust answers.")]
public sealed record AgentPayload(
    [property: Description("The agent's record as it is now, also when refused; null when there is none.")]
        AgentRecordNode? Agent,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
