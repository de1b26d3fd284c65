using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Shops;

[Name("MemberPayload")]
[Description("What every mutation on a member answers.")]
public sealed record MemberPayload(
    [property: Description("The member as it is now, also when refused; null when there is none, or it has left.")]
        MemberNode? Member,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
