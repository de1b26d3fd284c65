using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Onboarding;
using NodaTime;

namespace HotDash.Application.Onboarding;

/// <summary>The caller's own first days.</summary>
internal sealed class OnboardingStream : StreamOf<PersonOnboarding>
{
    public override PersonOnboarding Evolve(PersonOnboarding? state, IFact fact) =>
        PersonOnboarding.Evolve(state, fact);

    public override Instant LastAt(PersonOnboarding state) => state.LastAt ?? Instant.MinValue;
}
