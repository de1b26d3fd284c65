using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Tiles;

public sealed class when_tiles_are_decided_on(ServedHost served)
{
    private const string Order =
        """tile: INVENTORY, decision: CREATE_PO, target: "MUG", quantity: 5, unitCost: {amount: "3.50", currency: "USD"}""";

    [Fact, Trait("rule", "R35")]
    public async Task an_order_becomes_an_approval_that_another_decides_on()
    {
        using var shop = await served.NewShop();
        await (await shop.Agent()).Recorded(Tiles.Stock(4));
        var (one, another) = (await shop.Person(Role.Operator), await shop.Person(Role.Manager));
        var id = (await Decided(one, Order)).Text("approvalId");

        var answer = await another.Send(
            $"{{ approval(id: \"{id}\") {{ state revision payloadDigest draftedBy {{ id }} actions {{ tool arguments }} validation {{ passes }} }} }}"
        );
        var opened = answer.Data.GetProperty("approval");
        opened.Text("state").ShouldBe("PENDING_REVIEW");
        opened.GetProperty("draftedBy").Text("id").ShouldBe("the-operator");
        opened.GetProperty("actions")[0].Text("tool").ShouldBe("purchase_order.create");
        opened
            .GetProperty("actions")[0]
            .GetProperty("arguments")
            .GetProperty("lines")[0]
            .GetProperty("quantity")
            .GetInt32()
            .ShouldBe(5);
        opened.GetProperty("validation").GetProperty("passes").GetBoolean().ShouldBeTrue(answer.Text);
        (await Approve(one, id, opened)).Code().ShouldBe("SELF_APPROVAL");
        (await Approve(another, id, opened)).GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact, Trait("rule", "R35")]
    public async Task a_second_order_of_the_same_sku_is_refused_and_names_the_first()
    {
        using var shop = await served.NewShop();
        await (await shop.Agent()).Recorded(Tiles.Stock(4));
        var one = await shop.Person(Role.Operator);
        var id = (await Decided(one, Order)).Text("approvalId");
        var before = await shop.Stored();
        var refused = await Decide(one, Order);
        refused.Code().ShouldBe("DUPLICATE_OPEN");
        refused.GetProperty("errors")[0].Text("first").ShouldBe(id);
        (await shop.Stored()).Split(", ")[2..].ShouldBe(before.Split(", ")[2..]);
    }

    [Fact, Trait("rule", "R35")]
    public async Task what_is_wrong_is_refused_and_nothing_is_stored()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        await agent.Recorded(Tiles.Stock(4));
        await agent.Recorded(Tiles.Cx);
        var one = await shop.Person(Role.Operator);
        var before = await shop.Stored();
        const string Adjust = "tile: INVENTORY, decision: ADJUST_QUANTITY, target: \"MUG\", location: \"Berlin\"";
        foreach (
            var (input, code) in ((string, string)[])
                [
                    ($"{Adjust}, quantity: 0", "INVALID_VALUE"),
                    ($"{Adjust}, quantity: 1000", "INVALID_VALUE"),
                    (Adjust, "INVALID_VALUE"),
                    ("tile: INVENTORY, decision: CREATE_PO, target: \"MUG\", quantity: 1", "INVALID_VALUE"),
                    ("tile: INVENTORY, decision: SNOOZE, target: \"CUP\"", "NOT_FOUND"),
                    ("tile: INVENTORY, decision: DRAFT_REPLY, target: \"MUG\"", "INVALID_VALUE"),
                    ("tile: SALES_PULSE, decision: NO_ACTION", "INVALID_STATE"),
                    ("tile: AOV, decision: NO_ACTION", "INVALID_VALUE"),
                ]
        )
        {
            var refused = await Decide(one, $"{input}, idempotencyKey: \"k\"");
            refused.Code().ShouldBe(code, input);
            refused.GetProperty("errors")[0].Text("nextStep").ShouldNotBeNullOrWhiteSpace();
        }
        (await shop.Stored()).ShouldBe(before);
    }

    [Fact, Trait("rule", "R35")]
    public async Task the_suggested_reply_becomes_an_approval_sealed_for_its_customer()
    {
        using var shop = await served.NewShop();
        await (await shop.Agent()).Recorded(Tiles.Cx);
        var one = await shop.Person(Role.Operator);
        const string Reply =
            "tile: CX_ESCALATIONS, decision: DRAFT_REPLY, target: \"conv-1\", note: \"She waits.\", idempotencyKey: \"k\"";
        var decided = await Decided(one, Reply);
        var again = await Decided(one, Reply);
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.Text("approvalId").ShouldBe(decided.Text("approvalId"));
        var answer = await one.Send(
            $"{{ approval(id: \"{decided.Text("approvalId")}\") {{ kind customerRef actions {{ arguments }} evidence {{ whyNow }} }} }}"
        );
        var opened = answer.Data.GetProperty("approval");
        (opened.Text("kind"), opened.Text("customerRef")).ShouldBe(("CX_REPLY", "cust-1"));
        opened.GetProperty("actions")[0].GetProperty("arguments").Text("text").ShouldBe("On its way.");
        opened.GetProperty("evidence").Text("whyNow").ShouldEndWith("She waits.");
    }

    [Fact, Trait("rule", "R35")]
    public async Task what_stays_inside_opens_nothing()
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        await agent.Recorded(Tiles.Sales);
        await agent.Recorded(Tiles.Stock(4));
        var one = await shop.Person(Role.Operator);
        foreach (
            var input in (string[])
                [
                    "tile: SALES_PULSE, decision: ESCALATE, note: \"Why?\"",
                    "tile: INVENTORY, decision: SNOOZE, target: \"MUG\"",
                    "tile: INVENTORY, decision: MARK_INTENTIONAL, target: \"MUG\"",
                ]
        )
            (await Decided(one, input)).GetProperty("approvalId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static async Task<JsonElement> Decide(ApiClient who, string input)
    {
        var answer = await who.Send(
            $"mutation {{ decideTile(input: {{{input}}}) {{ replayed approvalId tile {{ key }} errors {{ code path nextStep ... on DuplicateOpen {{ first: approvalId }} }} }} }}"
        );
        answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        return answer.Data.GetProperty("decideTile");
    }

    private static async Task<JsonElement> Decided(ApiClient who, string input)
    {
        var payload = await Decide(who, input);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload;
    }

    private static async Task<JsonElement> Approve(ApiClient who, string id, JsonElement seen)
    {
        var answer = await who.Send(
            $"mutation {{ approve(input: {{id: \"{id}\", expectedRevision: {seen.GetProperty("revision")}, payloadDigest: \"{seen.Text("payloadDigest")}\"}}) {{ errors {{ code }} }} }}"
        );
        return answer.Data.GetProperty("approve");
    }
}
