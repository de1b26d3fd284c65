using HotDash.Application.Conversations;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The conversations that the demo seeds, until an integration brings real ones.</summary>
internal sealed class ConversationsTable(DatabasePools pools) : IConversations
{
    public async Task<Conversation?> Of(string shop, string conversationRef, CancellationToken cancel)
    {
        var rows = await ShopBatch
            .For(pools, shop)
            .With(
                "select last_message, triggers, own from hotdash.conversations where shop = $1 and ref = $2",
                shop,
                conversationRef
            )
            .List(
                row => new Conversation(
                    new(
                        row.IsDBNull(0) ? null : row.GetString(0),
                        [.. row.GetFieldValue<string[]>(1).Select(StoredJson.ValueOf<EscalationTrigger>)]
                    ),
                    [.. row.GetFieldValue<string[]>(2)]
                ),
                cancel
            );
        return rows is [var found] ? found : null;
    }
}
