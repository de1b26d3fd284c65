using HotDash.Application.Conversations;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The conversations that the demo seeds, until an integration brings real ones.</summary>
internal sealed class ConversationsTable(DatabasePools pools) : IConversations
{
    public async Task<ConversationFacts?> Of(string shop, string conversationRef, CancellationToken cancel)
    {
        var rows = await ShopBatch
            .For(pools, shop)
            .With(
                "select last_message, triggers from hotdash.conversations where shop = $1 and ref = $2",
                shop,
                conversationRef
            )
            .List(
                row => (Last: row.IsDBNull(0) ? null : row.GetString(0), Triggers: row.GetFieldValue<string[]>(1)),
                cancel
            );
        return rows is [var (last, triggers)] ? new ConversationFacts(last, [.. triggers.Select(Trigger)]) : null;
    }

    private static EscalationTrigger Trigger(string name) =>
        Enum.Parse<EscalationTrigger>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
