using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Approvals;
using HotDash.Domain.Conversations;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What a conversation's severity and triggers mean to who reads the schema.</summary>
internal static class ConversationWords
{
    public static IServiceCollection AddConversationWords(this IServiceCollection services) =>
        services
            .AddSingleton(new EnumName(typeof(Severity), "ConversationSeverity"))
            .AddSingleton(
                new EnumWords<Severity>(
                    "How much a conversation needs a person.",
                    x =>
                        x switch
                        {
                            Severity.Low => "As any other.",
                            Severity.Medium => "Three triggers or more, or a frustrated customer.",
                            Severity.High =>
                                "An angry customer who asks for money back or to send something back, or a customer of note.",
                            Severity.Critical =>
                                "A legal threat, or a policy violation with an angry customer; goes up the ladder of what is URGENT.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<EscalationTrigger>(
                    "What makes a conversation delicate.",
                    x =>
                        x switch
                        {
                            EscalationTrigger.NegativeSentiment => "The customer is angry.",
                            EscalationTrigger.RefundRequest => "Asks for money back.",
                            EscalationTrigger.ReturnRequest => "Asks to send something back.",
                            EscalationTrigger.PolicyViolation => "Breaks the shop's rules.",
                            EscalationTrigger.ComplexIssue => "More than 5 messages.",
                            EscalationTrigger.VipCustomer => "A customer of note.",
                            EscalationTrigger.LegalThreat => "Speaks of lawyers.",
                            EscalationTrigger.MultipleContacts => "More than 2 contacts.",
                            _ => null,
                        }
                )
            );
}
