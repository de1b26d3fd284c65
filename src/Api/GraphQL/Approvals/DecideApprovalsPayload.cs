using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.GraphQL.Approvals;

[Name("DecideApprovalsPayload")]
[Description("What became of each item of a bulk.")]
public sealed record DecideApprovalsPayload(
    [property: Description("One an item, in their order; empty where the bulk itself was refused.")]
    [property: ListSize(Page.Most)]
        IReadOnlyList<DecidedItem> Items,
    [property: Description(
        "Why nothing of it was stored: the bulk's own faults, and in ATOMIC each refused item's. Empty where what was accepted is stored."
    )]
        IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);

[Name("DecidedItem")]
[Description("What became of one item of a bulk.")]
public sealed record DecidedItem(
    [property: Description("The present state, also when refused; null when there is none that you may see.")]
        ApprovalNode? Approval,
    [property: Description("Why this one was refused; empty when it was not.")] IReadOnlyList<IUserError> Errors
);
