using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>An approval with a secret of its own in every place that holds personal text, and in every reason of its history.</summary>
internal static class SecretDraft
{
    /// <summary>Every secret begins so.</summary>
    public const string Mark = "secret-of-";

    /// <summary>What an approval shows of it.</summary>
    public static readonly string[] InApproval =
    [
        .. (string[])
            ["summary", "changes", "why", "forecast", "diff", "sample", "risk", "reply", "note", "refund", "cancel"],
        .. (string[])["charge", "to", "subject", "mail", "undoing", "edited-summary", "edited-reply", "outcome"],
    ];

    /// <summary>What its history alone shows.</summary>
    public static readonly string[] InHistory =
    [
        "claim",
        "changes-note",
        "rejection",
        "takeover",
        "extension",
        "escalation",
    ];

    /// <summary>Drafted, claimed, edited, sent back, submitted again, taken over, extended, escalated, rejected; answers its id.</summary>
    public static async Task<string> Tell(TestShop shop)
    {
        var (agent, op, manager) = (
            await shop.Agent(),
            await shop.Person(Role.Operator),
            await shop.Person(Role.Manager)
        );
        var id = (await agent.Submit(Draft)).Text("id");
        await Do(op, "claimApproval", id, $"reason: \"{Mark}claim\"");
        await Do(
            op,
            "editApproval",
            id,
            $"expectedRevision: 1, summary: \"{Mark}edited-summary\", actions: [{{actionId: \"a1\", tool: \"conversation.reply\", arguments: {{conversation: \"c-1\", text: \"{Mark}edited-reply\"}}}}, {Kept}]"
        );
        await Do(op, "requestChanges", id, $"expectedRevision: 2, note: \"{Mark}changes-note\"");
        await Do(agent, "submitApproval", id, "");
        await Do(op, "claimApproval", id, "");
        await Do(manager, "claimApproval", id, $"takeOver: true, reason: \"{Mark}takeover\"");
        await Do(manager, "extendExpiry", id, $"expiresAt: \"2126-01-01T00:00:00Z\", reason: \"{Mark}extension\"");
        await Do(manager, "escalateApproval", id, $"reason: \"{Mark}escalation\"");
        await Do(manager, "reject", id, $"expectedRevision: 3, reasonCode: TONE, reason: \"{Mark}rejection\"");
        await RecordOutcome(shop, id);
        return id;
    }

    /// <summary>An outcome comes only after effects and their undo window; the fact alone is enough to look at.</summary>
    internal static async Task RecordOutcome(TestShop shop, string id)
    {
        var key = Api.GraphQL.Engine.GlobalId.Parse(id).Key;
        await using var session = shop.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Name);
        using var texts = shop.Services.GetRequiredService<SubjectKeys>().Open(shop.Name);
        await texts.StageAsync(session, "customer-1");
        var stream = await session.Events.FetchForWriting<Approval>(key, TestContext.Current.CancellationToken);
        stream.AppendOne(
            new OutcomeRecorded(
                SystemClock.Instance.GetCurrentInstant(),
                new By("the-operator", ActorKind.Person, Role.Operator),
                new PersonalText("customer-1", $"{Mark}outcome {Guid.NewGuid()}"),
                []
            )
        );
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Do(ApiClient who, string mutation, string id, string more)
    {
        var answer = await who.Send(
            $"mutation {{ {mutation}(input: {{id: \"{id}\" {more}}}) {{ errors {{ code message path }} }} }}"
        );
        var errors = answer.Data.GetProperty(mutation).GetProperty("errors");
        if (errors.GetArrayLength() > 0)
            throw new InvalidOperationException($"{mutation}: {answer.Text}");
    }

    private static string Action(string id, string tool, string arguments) =>
        $$"""{{{(id.Length > 0 ? $"actionId: \"{id}\", " : "")}}tool: "{{tool}}", arguments: {{arguments}}}""";

    // The other actions, as the edit keeps them.
    private static readonly string Kept = string.Join(
        ", ",
        Action("a2", "conversation.note", $$"""{conversation: "c-1", text: "{{Mark}}note"}"""),
        Action("a3", "refund.create", $$"""{order: "1", {{Money}}, reason: "{{Mark}}refund"}"""),
        Action("a4", "order.cancel", $$"""{order: "1", reason: "{{Mark}}cancel"}"""),
        Action("a5", "customer.charge", $$"""{order: "1", {{Money}}, reason: "{{Mark}}charge"}"""),
        Action(
            "a6",
            "email.send",
            $$"""{to: "{{Mark}}to@example.com", subject: "{{Mark}}subject", text: "{{Mark}}mail"}"""
        )
    );

    private const string Money = "amount: {amount: \"1.00\", currency: \"USD\"}";

    private static readonly string Draft = JsonSerializer.Serialize(
        new
        {
            summary = $"{Mark}summary",
            kind = "CX_REPLY",
            customerRef = "customer-1",
            evidence = new
            {
                whatChanges = $"{Mark}changes",
                whyNow = $"{Mark}why",
                impactForecast = $"{Mark}forecast",
                diffs = new[] { $"{Mark}diff" },
                samples = new[] { $"{Mark}sample" },
            },
            risk = new { whatCouldGoWrong = $"{Mark}risk" },
            impact = new { expectedOutcome = "Calm" },
            rollback = new
            {
                steps = new[] { "Write again" },
                actions = new[] { Of("conversation.note", new { conversation = "c-1", text = $"{Mark}undoing" }) },
            },
            actions = new[]
            {
                Of("conversation.reply", new { conversation = "c-1", text = $"{Mark}reply" }),
                Of("conversation.note", new { conversation = "c-1", text = $"{Mark}note" }),
                Of(
                    "refund.create",
                    new
                    {
                        order = "1",
                        amount = Dollar,
                        reason = $"{Mark}refund",
                    }
                ),
                Of("order.cancel", new { order = "1", reason = $"{Mark}cancel" }),
                Of(
                    "customer.charge",
                    new
                    {
                        order = "1",
                        amount = Dollar,
                        reason = $"{Mark}charge",
                    }
                ),
                Of(
                    "email.send",
                    new
                    {
                        to = $"{Mark}to@example.com",
                        subject = $"{Mark}subject",
                        text = $"{Mark}mail",
                    }
                ),
            },
        }
    );

    private static object Dollar => new { amount = "1.00", currency = "USD" };

    private static object Of(string tool, object arguments) => new { tool, arguments };
}
