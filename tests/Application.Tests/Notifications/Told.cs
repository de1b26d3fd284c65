namespace HotDash.Application.Tests.Notifications;

/// <summary>What a shop's people were told, read from outside.</summary>
internal static class Told
{
    /// <summary>Recipient, topic, whether it came (or waits, or came in a digest) of each row, sorted.</summary>
    public static Task<List<string>> Of(Shop shop) =>
        shop.World.Rows(
            $"""
            select recipient || ' ' || coalesce(topic, 'DIGEST') || case when shown_at is not null then ''
                when digest_id is not null then ' (in a digest)' else ' (waits)' end
              from hotdash.notifications where shop = '{shop.Name}' order by 1
            """,
            row => row.GetString(0)
        );

    /// <summary>What the journal tells of notifications of the shop: recipients' streams, in order.</summary>
    public static Task<List<string>> InJournal(Shop shop) =>
        shop.World.Rows(
            $"select stream from hotdash.journal where shop = '{shop.Name}' and source = 'NOTIFICATION' order by position",
            row => row.GetString(0)
        );

    /// <summary>Waits until all that has happened so far was consumed.</summary>
    public static async Task UntilConsumed(HotDashWorld world)
    {
        var head = await Ask(world, "select max(position) from hotdash.journal");
        await HotDashWorld.Until(async () =>
            await Ask(world, "select position from hotdash.journal_consumers where name = 'notifications'") >= head
        );
    }

    private static async Task<long> Ask(HotDashWorld world, string sql) =>
        (await world.Rows(sql, row => row.GetInt64(0)))[0];
}
