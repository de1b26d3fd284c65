using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Approvals;
using HotDash.Domain.Conversations;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>R19: what is known of a conversation.</summary>
[Name("ConversationFacts")]
[Description("What makes a conversation delicate, and how delicate that makes it.")]
public sealed class ConversationNode(ConversationFacts facts)
{
    [Description("How much it needs a person; null where an earlier version did not say.")]
    public Severity? Severity => facts.Severity;

    [Description("What makes it delicate.")]
    public IEnumerable<EscalationTrigger> Triggers => facts.Triggers;
}
