using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Projections.Storage;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Notifications;

/// <summary>A person's notifications as the API tells them.</summary>
internal static class Inbox
{
    /// <summary>The list, the newest first.</summary>
    public static async Task<JsonElement> Notifications(this ApiClient who, string arguments = "") =>
        (
            await who.Send(
                $"{{ notifications{arguments} {{ unreadCount totalCount pageInfo {{ hasNextPage }} "
                    + $"edges {{ cursor }} nodes {Fields} }} }}"
            )
        ).Data.GetProperty("notifications");

    public static async Task<List<JsonElement>> Told(this ApiClient who, string arguments = "") =>
        [.. (await who.Notifications(arguments)).GetProperty("nodes").EnumerateArray()];

    public static async Task<int> Unread(this ApiClient who) =>
        (await who.Send("{ viewer { unreadCount } }")).Data.GetProperty("viewer").GetProperty("unreadCount").GetInt32();

    /// <summary>Waits until so many have come.</summary>
    public static Task HasCome(this ApiClient who, int count) =>
        Eventually.HoldsAsync(
            async () => (await who.Notifications()).GetProperty("totalCount").GetInt32() >= count,
            TimeSpan.FromSeconds(20),
            TestContext.Current.CancellationToken
        );

    public static string Document(string mutation, string input) =>
        $"mutation {{ {mutation}(input: {{{input}}}) {{ notifications {Fields} unreadCount replayed "
        + "errors { code message path nextStep } } }";

    /// <summary>Accepted; the payload.</summary>
    public static async Task<JsonElement> Done(this ApiClient who, string mutation, string input)
    {
        var answer = await who.Send(Document(mutation, input));
        var payload = answer.Data.GetProperty(mutation);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload;
    }

    public static string Ids(params IEnumerable<JsonElement> all) =>
        $"ids: [{string.Join(", ", all.Select(x => $"\"{x.Text("id")}\""))}]";

    /// <summary>Has somebody told something by hand, as policies would; answers its id.</summary>
    public static async Task<string> Tell(
        this TestShop shop,
        string recipient,
        string priority = "HIGH",
        string cause = "null",
        string expires = "now() + interval '1 day'"
    )
    {
        var id = Guid.CreateVersion7();
        await shop.Run(
            $"""
            insert into hotdash.notifications (id, shop, recipient, dedup_key, topic, kind, priority, title, message, source,
                cause, channels, raised_at, due_at, expires_at, shown_at)
              values ('{id}', '{shop.Name}', '{recipient}', '{id}', 'ANOMALY', 'ALERT', '{priority}', 't', 'm', 's',
                {cause}, array['BANNER'], now(), now(), {expires}, now())
            """
        );
        return Mutation.IdOf(id.ToString(), "Notification");
    }

    public static async Task Run(this TestShop shop, string sql)
    {
        await using var command = shop.Services.GetRequiredService<DatabasePools>().Projector.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private const string Fields =
        "{ id topic kind priority title action { label url } unread dismissible readAt dismissedAt archivedAt "
        + "toastSeconds channels items { title } }";
}
