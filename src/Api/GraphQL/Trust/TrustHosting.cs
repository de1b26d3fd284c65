using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Trust;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>What the fields of trust need.</summary>
public static class TrustHosting
{
    public static IServiceCollection AddTrustFields(this IServiceCollection services) =>
        services
            .AddSingleton<INodeLoader, AgentRecordLoader>()
            .AddSingleton<INodeLoader, ReviewerRecordLoader>()
            .AddSingleton(
                new EnumWords<RubberStamp>(
                    "What speaks for approving without looking.",
                    x =>
                        x switch
                        {
                            RubberStamp.FasterThanReading =>
                                "Of 10 decisions or more a fifth or more came before their text could have been read.",
                            RubberStamp.GradesNeverVary => "Of 20 sets of grades or more all grades are the same.",
                            RubberStamp.ChecksMissed => "A planted check item was approved.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<WhyAPerson>(
                    "Why an item goes to a person.",
                    x =>
                        x switch
                        {
                            WhyAPerson.Off => "The policy approves nothing by itself.",
                            WhyAPerson.NoAgent => "No agent submitted it.",
                            WhyAPerson.Unfit => "It is not in review, or not fit to be approved.",
                            WhyAPerson.SentBack => "A person has sent it back or undone it.",
                            WhyAPerson.Risk => "Its risk is not LOW.",
                            WhyAPerson.Tool => "One of its tools is not among those of the policy.",
                            WhyAPerson.Intent => "What the agent is after is not among the policy's intents.",
                            WhyAPerson.Value => "It is above the high value, or in another currency.",
                            WhyAPerson.Quorum =>
                                "The policy wants more for its kind than one approver: others, a manager, grades.",
                            WhyAPerson.Decided =>
                                "Too few of the agent's items were decided, since its trust was revoked where it was.",
                            WhyAPerson.ApprovalRate => "Too few of them were approved.",
                            WhyAPerson.Grades => "A mean grade is too low.",
                            WhyAPerson.Day => "As many as the policy allows a day were approved today.",
                            WhyAPerson.Sample => "It was drawn for a person to look at.",
                            _ => null,
                        }
                )
            );
}
