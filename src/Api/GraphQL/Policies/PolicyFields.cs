using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Policies;

namespace HotDash.Api.GraphQL.Policies;

/// <summary>What the fields of policies need.</summary>
public static class PolicyFields
{
    public static IServiceCollection AddPolicyFields(this IServiceCollection services) =>
        services
            .AddSingleton<INodeLoader, PolicyVersions>()
            .AddSingleton(
                new EnumWords<PolicyPart>(
                    "What of a policy was changed.",
                    x =>
                        x switch
                        {
                            PolicyPart.Hours => "Business hours, zone, holidays.",
                            PolicyPart.HighValue => "What is of high value.",
                            PolicyPart.HighQuantity => "What is a high quantity.",
                            PolicyPart.Quorums => "How many approvers are needed.",
                            PolicyPart.Grades => "Which grades are asked for.",
                            PolicyPart.Slas => "How long a review may take.",
                            PolicyPart.Expiry => "When it expires.",
                            PolicyPart.Undo => "How long it can be undone.",
                            PolicyPart.Claim => "How long a claim lasts.",
                            PolicyPart.Ladders => "To whom it escalates, and when.",
                            PolicyPart.Lists => "Who is on a recipient list.",
                            PolicyPart.AutoApproval => "On which terms agents' items are approved without a person.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<SlaMeasure>(
                    "Which time counts towards an SLA.",
                    x =>
                        x switch
                        {
                            SlaMeasure.WorkingTime =>
                                "Working time; outside hours the clock starts at the next opening.",
                            SlaMeasure.EndOfDay =>
                                "Until the working day ends; submitted outside hours, until the next one ends.",
                            SlaMeasure.Elapsed => "Day and night.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(new EnumWords<DayOfWeek>("A day of the week.", x => Enum.IsDefined(x) ? $"{x}." : null));
}
