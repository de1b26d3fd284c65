using HotDash.Application.Approvals;
using HotDash.Application.Notifications;
using HotDash.Application.Onboarding;
using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using HotDash.Application.Preferences;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Onboarding;
using HotDash.Domain.Policies;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;

namespace HotDash.Api.Hosting.Demo;

/// <summary>What the demo shop's people have settled for themselves and for the shop before anybody looks.</summary>
public sealed class DemoFirstDay(DemoBus bus)
{
    /// <summary>Once, at the shop's first start.</summary>
    public async Task Live(CancellationToken cancel)
    {
        // R26: the growth agent's tags are soon approved without a person; amara has eased the terms once.
        await Do("amara", by => new SetApprovalPolicy(Trust(80)) { Shop = Shop, By = by });
        await Do("amara", by => new SetApprovalPolicy(Trust(60)) { Shop = Shop, By = by });
        await Do("mina", by => new PlantCheckItem("agent-growth", Check) { Shop = Shop, By = by });
        await Do("olga", by => new MoveTile(TileKey.ApprovalsQueue, TileKey.OpsMetrics) { Shop = Shop, By = by });
        await Do("olga", by => new MoveTile(TileKey.CxEscalations, TileKey.OpsMetrics) { Shop = Shop, By = by });
        await Do("olga", by => new UpdatePreferences(Dark) { Shop = Shop, By = by });
        await Do("omar", by => new UpdateNotificationPreferences(Hourly) { Shop = Shop, By = by });
        await Do("vera", by => Step(by, OnboardingStepKey.Welcome, OnboardingMove.Complete));
        await Do("vera", by => Step(by, OnboardingStepKey.ConnectInbox, OnboardingMove.Skip));
        await Do("vera", by => Step(by, OnboardingStepKey.TourTiles, OnboardingMove.Start));

        Task Do(string member, Func<Caller, Command> wish) => bus.Send(member, wish, cancel);
    }

    private static AdvanceOnboarding Step(Caller by, OnboardingStepKey step, OnboardingMove move) =>
        new(step, move) { Shop = Shop, By = by };

    private static PolicyChange Trust(int decided) =>
        new()
        {
            AutoApproval = new AutoApproval
            {
                Enabled = true,
                Tools = ["product.tag"],
                MinDecided = decided,
            },
        };

    private static readonly DraftInput Check = SimulatedDrafts.TagOf("product-81", "everything-half-price");
    private static readonly PreferenceChanges Dark = new(
        Theme.Dark,
        Density: Density.Compact,
        TimeZone: "Europe/Prague"
    );
    private static readonly NotificationPreferencesWish Hourly = new(Frequency: NotificationFrequency.Hourly);
    private const string Shop = DemoShop.Domain;
}
