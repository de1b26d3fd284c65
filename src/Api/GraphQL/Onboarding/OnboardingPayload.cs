using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Onboarding;

[Name("OnboardingPayload")]
[Description("What the mutation on onboarding answers.")]
public sealed record OnboardingPayload(
    [property: Description("How far the person is now, also when refused; null where it could not be read.")]
        OnboardingNode? Onboarding,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
