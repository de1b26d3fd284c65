using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Onboarding;
using HotDash.Projections.Onboarding;
using HotDash.Projections.Preferences;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What the fields of a person's own dashboard, preferences and onboarding need.</summary>
public static class PreferencesHosting
{
    public static IServiceCollection AddPreferencesFields(this IServiceCollection services) =>
        services
            .AddSingleton<PreferencesList>()
            .AddSingleton<OnboardingList>()
            .AddSingleton<PreferencesLive>()
            .AddSingleton<INodeLoader>(
                new OwnLoader(
                    DashboardNode.Type,
                    async (r, cancel) =>
                        new DashboardNode(await OwnPreferences.Of(r, cancel), OwnPreferences.PersonOf(r))
                )
            )
            .AddSingleton<INodeLoader>(
                new OwnLoader(
                    PreferencesNode.Type,
                    async (r, cancel) =>
                        new PreferencesNode(await OwnPreferences.Of(r, cancel), OwnPreferences.PersonOf(r))
                )
            )
            .AddSingleton<INodeLoader>(
                new OwnLoader(OnboardingNode.Type, async (r, cancel) => await OnboardingNode.Of(r, cancel))
            )
            .AddPreferencesWords()
            .AddOnboardingWords();
}
