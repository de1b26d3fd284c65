using HotDash.Domain.Onboarding;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Onboarding;

/// <summary>Folds a person's steps into one document, in the transaction of the facts: a screen reads its own write.</summary>
public sealed partial class OnboardingSnapshot : SingleStreamProjection<PersonOnboarding, string>
{
    /// <summary>Of these facts alone: no other append is to look for such a document.</summary>
    public OnboardingSnapshot() => IncludeType<OnboardingAdvanced>();

    /// <inheritdoc/>
    public override PersonOnboarding? Evolve(PersonOnboarding? snapshot, string id, IEvent e) =>
        e.Data is OnboardingAdvanced fact ? PersonOnboarding.Evolve(snapshot, fact) with { Id = id } : snapshot;
}
