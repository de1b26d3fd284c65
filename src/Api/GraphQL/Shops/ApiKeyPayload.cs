using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Shops;

[Name("ApiKeyPayload")]
[Description("What mutations on an API key answer.")]
public sealed record ApiKeyPayload(
    [property: Description("The key as it is now; null when there is none.")] ApiKeyNode? ApiKey,
    [property: Description("The key itself, to be kept by its agent. Shown this once: null in every other answer.")]
        string? Secret,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
