using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Onboarding;

namespace HotDash.Api.GraphQL.Onboarding;

/// <summary>What the enumerations of onboarding mean to who reads the schema.</summary>
internal static class OnboardingWords
{
    public static IServiceCollection AddOnboardingWords(this IServiceCollection services) =>
        services
            .AddSingleton(
                new EnumWords<OnboardingStepKey>(
                    "A step of a person's first days; in their order.",
                    x =>
                        x switch
                        {
                            OnboardingStepKey.Welcome => "What HotDash is.",
                            OnboardingStepKey.ConnectShop => "The shop's own data.",
                            OnboardingStepKey.ConnectInbox => "The customers' messages.",
                            OnboardingStepKey.ConnectAnalytics => "The shop's traffic.",
                            OnboardingStepKey.TourTiles => "The tour's first stop: tiles and their order.",
                            OnboardingStepKey.TourQueue => "The tour's second stop: what waits for a decision.",
                            OnboardingStepKey.TourDecision =>
                                "The tour's third stop: reading, editing, grading, deciding.",
                            OnboardingStepKey.TourNotifications => "The tour's last stop: what one is told, and when.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<OnboardingCategory>(
                    "What a step is part of.",
                    x =>
                        x switch
                        {
                            OnboardingCategory.Setup => "Getting in: the welcome.",
                            OnboardingCategory.Configuration => "Connecting shop, inbox and analytics.",
                            OnboardingCategory.FirstUse => "The tour of four.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<OnboardingStatus>(
                    "Where a step stands.",
                    x =>
                        x switch
                        {
                            OnboardingStatus.NotStarted => "Before it, and after a restart.",
                            OnboardingStatus.InProgress => "In the midst of it.",
                            OnboardingStatus.Completed => "Done.",
                            OnboardingStatus.Skipped => "Left out; it can be started still.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<OnboardingMove>(
                    "What a person does with a step.",
                    x =>
                        x switch
                        {
                            OnboardingMove.Start =>
                                "Begins it, or goes on with it after all; not where it is completed.",
                            OnboardingMove.Complete => "Ends it, begun or not; not where it is skipped.",
                            OnboardingMove.Skip => "Leaves it out; not where it is completed.",
                            OnboardingMove.Restart => "Returns to before it.",
                            _ => null,
                        }
                )
            );
}
