using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_tool_is_named
{
    [Fact, Trait("rule", "R4")]
    public void an_unknown_one_is_refused()
    {
        Draft(Drafts.Action("database.drop", "{}")).ShouldRefuse(ErrorCode.UnknownTool, "actions", "0", "tool");
        new Story()
            .Draft(Drafts.Reply with { Rollback = new RollbackInput(["x"], [Drafts.Action("x", "{}")]) })
            .ShouldRefuse(ErrorCode.UnknownTool, "rollback", "actions", "0", "tool");
    }

    [Theory, Trait("rule", "R4")]
    [InlineData("conversation.reply", """{"conversation":"c-1","text":"t"}""", RiskLevel.Medium)]
    [InlineData("conversation.note", """{"conversation":"c","text":"t"}""", RiskLevel.Medium)]
    [InlineData("conversation.tag", """{"conversation":"c","tags":["a"]}""", RiskLevel.Medium)]
    [InlineData("conversation.resolve", """{"conversation":"c"}""", RiskLevel.Medium)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":100}""", RiskLevel.Medium)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":-100}""", RiskLevel.Medium)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":101}""", RiskLevel.High)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":-101}""", RiskLevel.High)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":1e30}""", RiskLevel.High)]
    [InlineData("inventory.adjust", """{"sku":"s","location":"l","delta":"5"}""", RiskLevel.High)]
    [InlineData("product.tag", """{"product":"p","tags":["a"]}""", RiskLevel.Low)]
    [InlineData("report.publish", """{"tile":"t","report":"r"}""", RiskLevel.Low)]
    [InlineData("tile.annotate", """{"tile":"t","note":"n"}""", RiskLevel.Low)]
    [InlineData("refund.create", """{"order":"o","amount":{"amount":"0.01","currency":"EUR"}}""", RiskLevel.High)]
    [InlineData("order.cancel", """{"order":"o"}""", RiskLevel.High)]
    [InlineData("customer.charge", """{"order":"o","amount":{"amount":"1","currency":"EUR"}}""", RiskLevel.High)]
    [InlineData("email.send", """{"to":"a@b.c","subject":"s","text":"t"}""", RiskLevel.High)]
    public void its_risk_is_the_tables(string tool, string arguments, RiskLevel risk) =>
        RiskOf(Drafts.Action(tool, arguments)).ShouldBe(risk);

    [Theory, Trait("rule", "R4")]
    [InlineData(1, "1000.00", "USD", RiskLevel.Medium)]
    [InlineData(2, "500.01", "USD", RiskLevel.High)]
    [InlineData(1, "1", "EUR", RiskLevel.High)] // cannot be compared
    public void a_purchase_above_the_shops_high_value_is_high(int count, string cost, string currency, RiskLevel risk)
    {
        var line = $$$"""{"quantity":{{{count}}},"unitCost":{"amount":"{{{cost}}}","currency":"{{{currency}}}"}}""";
        var it = Story.Drafted(Of(Drafts.Action("purchase_order.create", $$"""{"sku":"s","lines":[{{line}}]}"""))).It;

        it.RiskLevel.ShouldBe(risk);
        it.MonetaryValue.ShouldBe(new Money(count * decimal.Parse(cost, null), currency));
    }

    [Fact, Trait("rule", "R4")]
    public void a_reply_to_a_delicate_conversation_is_high() =>
        Story
            .Drafted(first: s => s.Conversation = new("m-7", [EscalationTrigger.LegalThreat]))
            .It.RiskLevel.ShouldBe(RiskLevel.High);

    [Fact, Trait("rule", "R4")]
    public void an_approvals_risk_is_its_highest()
    {
        Risk(Drafts.TagOf("p"), Drafts.TagOf("q")).ShouldBe(RiskLevel.Low);
        Risk(Drafts.TagOf("p"), Drafts.RefundOf("1"), Drafts.TagOf("q")).ShouldBe(RiskLevel.High);

        static RiskLevel Risk(params ActionInput[] actions) =>
            Story.Drafted(Drafts.Tag with { Actions = [.. actions] }).It.RiskLevel;
    }

    [Fact, Trait("rule", "R4")]
    public void its_personal_fields_are_kept_apart()
    {
        var action = Story.Drafted(Drafts.Refund).It.Content.Actions[0];

        action.Arguments.Text.ShouldBe("""{"amount":{"amount":"12.50","currency":"EUR"},"order":"1001"}""");
        action.Personal.ShouldHaveSingleItem().Value.ShouldBe(new PersonalText("jane", "It came broken"));
        action
            .WholeArguments()
            .Text.ShouldBe(
                """{"amount":{"amount":"12.50","currency":"EUR"},"order":"1001","reason":"It came broken"}"""
            );
    }

    [Theory, Trait("rule", "R3")]
    [InlineData("conversation.reply", """{"text":"t"}""", "conversation")]
    [InlineData("conversation.reply", """{"conversation":7,"text":"t"}""", "conversation")]
    [InlineData("conversation.reply", """{"conversation":" ","text":"t"}""", "conversation")]
    [InlineData("conversation.reply", """{"conversation":"c","text":7}""", "text")]
    [InlineData("email.send", """{"subject":"s"}""", "to")]
    [InlineData("inventory.adjust", """{"sku":"s"}""", "location")]
    [InlineData("order.cancel", """{"order":"o","amount":"12.50"}""", "amount")]
    public void arguments_without_its_target_are_refused(string tool, string arguments, string field) =>
        Draft(Drafts.Action(tool, arguments))
            .ShouldRefuse(ErrorCode.InvalidArguments, "actions", "0", "arguments", field);

    [Theory, Trait("rule", "R2")]
    [InlineData("refund.create", """{"order":"o"}""")]
    [InlineData("refund.create", """{"order":"o","amount":{"amount":"1e3","currency":"EUR"}}""")]
    [InlineData("refund.create", """{"order":"o","amount":{"amount":"-1","currency":"EUR"}}""")]
    [InlineData("refund.create", """{"order":"o","amount":{"amount":"1","currency":"eur"}}""")]
    [InlineData("refund.create", """{"order":"o","amount":{"amount":1,"currency":"EUR"}}""")]
    [InlineData("purchase_order.create", """{"sku":"s"}""")]
    [InlineData("purchase_order.create", """{"sku":"s","lines":[{"quantity":1}]}""")]
    [InlineData("customer.charge", """[]""")]
    public void arguments_without_its_amount_are_refused(string tool, string arguments) =>
        Draft(Drafts.Action(tool, arguments)).ShouldRefuse(ErrorCode.InvalidArguments);

    [Fact, Trait("rule", "R2")]
    public void all_amounts_of_an_approval_are_of_one_currency() =>
        new Story()
            .Draft(
                Drafts.Refund with
                {
                    Actions =
                    [
                        Drafts.RefundOf("1"),
                        Drafts.Action("refund.create", """{"order":"2","amount":{"amount":"1","currency":"USD"}}"""),
                    ],
                }
            )
            .ShouldRefuse(ErrorCode.InvalidArguments);

    [Fact, Trait("rule", "R2")]
    public void the_value_is_the_sum_of_its_actions_and_not_of_its_rollback() =>
        Story
            .Drafted(Drafts.Refund with { Actions = [Drafts.RefundOf("1.10"), Drafts.RefundOf("2.20")] })
            .It.MonetaryValue.ShouldBe(new Money(3.30m, "EUR"));

    private static Ruling Draft(ActionInput action) => new Story().Draft(Of(action));

    private static RiskLevel RiskOf(ActionInput action) => Story.Drafted(Of(action)).It.RiskLevel;

    private static DraftInput Of(ActionInput action) => Drafts.Tag with { Actions = [action] };
}
