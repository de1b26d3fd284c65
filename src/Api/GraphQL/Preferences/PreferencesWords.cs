using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What the enumerations of layout and preferences mean to who reads the schema.</summary>
internal static class PreferencesWords
{
    public static IServiceCollection AddPreferencesWords(this IServiceCollection services) =>
        services
            .AddSingleton(
                new EnumWords<TileKey>(
                    "A tile of the dashboard; in their default order.",
                    x =>
                        x switch
                        {
                            TileKey.OpsMetrics => "Activation and time to resolve.",
                            TileKey.SalesPulse => "Revenue and orders.",
                            TileKey.Fulfillment => "Orders that are not fulfilled.",
                            TileKey.Inventory => "What runs out.",
                            TileKey.CxEscalations => "Conversations that need somebody.",
                            TileKey.SeoContent => "Landing pages and their traffic.",
                            TileKey.ApprovalsQueue => "What waits for a decision.",
                            TileKey.IdeaPool => "Ideas to choose from.",
                            TileKey.CeoAgent => "What agents did today.",
                            TileKey.UnreadMessages => "Messages that nobody read.",
                            TileKey.Aov => "The average order's value.",
                            TileKey.Returns => "What came back.",
                            TileKey.SocialPerformance => "How posts do.",
                            TileKey.SeoImpact => "What search brings.",
                            TileKey.AdsRoas => "What advertising earns.",
                            TileKey.GrowthMetrics => "How the shop grows.",
                            _ => null,
                        }
                )
                {
                    Unknown = ErrorCode.UnknownTile,
                }
            )
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
