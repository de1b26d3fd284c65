using HotDash.Application.Conversations;
using HotDash.Domain.Approvals;
using HotDash.Domain.Conversations;
using HotDash.Projections.Storage;
using Npgsql;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The conversations that the demo seeds, until an integration brings real ones.</summary>
internal sealed class ConversationsTable(DatabasePools pools) : IConversations
{
    public async Task<Conversation?> Of(string shop, string conversationRef, CancellationToken cancel)
    {
        var rows = await ShopBatch
            .For(pools, shop)
            .With(
                """
                select last_message, triggers, own, sentiment, messages, contacts
                  from hotdash.conversations where shop = $1 and ref = $2
                """,
                shop,
                conversationRef
            )
            .List(Row, cancel);
        return rows is [var found] ? found : null;
    }

    private static Conversation Row(NpgsqlDataReader row)
    {
        var seen = row.GetFieldValue<string[]>(1).Select(StoredJson.ValueOf<EscalationTrigger>);
        var sentiment = StoredJson.ValueOf<Sentiment>(row.GetString(3));
        var triggers = Escalation.TriggersOf(seen, sentiment, messages: row.GetInt32(4), contacts: row.GetInt32(5));
        return new(
            new(row.IsDBNull(0) ? null : row.GetString(0), triggers, Escalation.SeverityOf(triggers, sentiment)),
            [.. row.GetFieldValue<string[]>(2)]
        );
    }
}
