using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Preferences;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What the enumerations of layout and preferences mean to who reads the schema.</summary>
internal static class PreferencesWords
{
    public static IServiceCollection AddPreferencesWords(this IServiceCollection services) =>
        services
            .AddSingleton(
                new EnumWords<Theme>(
                    "The dashboard's colours.",
                    x =>
                        x switch
                        {
                            Theme.Auto => "As the device has it; the default.",
                            Theme.Light => "Dark on light.",
                            Theme.Dark => "Light on dark.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<DashboardView>(
                    "How tiles are laid out.",
                    x =>
                        x switch
                        {
                            DashboardView.Grid => "Side by side; the default.",
                            DashboardView.List => "One below the other.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<Density>(
                    "How close things stand.",
                    x =>
                        x switch
                        {
                            Density.Comfortable => "With room between; the default.",
                            Density.Compact => "As much as fits.",
                            _ => null,
                        }
                )
            );
}
