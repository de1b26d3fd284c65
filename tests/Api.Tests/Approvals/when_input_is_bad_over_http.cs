using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A draft is wrong in one place: it is refused there, in clear words, and nothing of it is stored.</summary>
public sealed class when_input_is_bad_over_http(ServedHost served)
{
    /// <param name="was">A part of the good draft.</param>
    /// <param name="becomes">What stands there instead.</param>
    /// <param name="code">The refusal's code.</param>
    /// <param name="where">A part of its path, or of its message.</param>
    [Theory]
    [MemberData(nameof(Values))]
    [MemberData(nameof(Limits))]
    [MemberData(nameof(Arguments))]
    public async Task a_variable_is_refused_where_it_is_wrong(string was, string becomes, string code, string where)
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        var before = await shop.Stored();
        Asked.Draft.ShouldContain(was);
        var draft = Asked.Draft.Replace(was, becomes.Long(), StringComparison.Ordinal);
        foreach (var mutation in (string[])["draftApproval", "submitApproval"])
        {
            var answer = await agent.Send(
                $"mutation ($draft: ApprovalDraftInput!) {{ {mutation}(input: {{idempotencyKey: \"k\", draft: $draft}}) {Asked.Payload} }}",
                $$"""{"draft":{{draft}}}"""
            );
            answer.ShouldRefuse(code, where);
        }
        (await shop.Stored()).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"input":{"draft":DRAFT,"draft":DRAFT}}""", "'draft' is there more than once")]
    [InlineData("""{"input":{"draft":DRAFT},"input":{"draft":DRAFT}}""", "'input' is there more than once")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":"a","idempotencyKey":"b"}}""", "'idempotencyKey'")]
    [InlineData("""{"input":{"draft":DRAFT,"\ud800":1}}""", "not valid Unicode")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":"<201>"}}""", "idempotencyKey")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":""}}""", "idempotencyKey")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":"a\nb"}}""", "idempotencyKey")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":"\ud800"}}""", "$input.idempotencyKey")]
    [InlineData("""{"input":{"draft":DRAFT,"idempotencyKey":"\u0000"}}""", "$input.idempotencyKey")]
    [InlineData("""{"input":{"draft":null}}""", "$input.draft")]
    [InlineData("""{"input":{}}""", "$input.draft")]
    [InlineData("""{"input":null}""", "$input")]
    [InlineData("{}", "$input")]
    [InlineData("null", "$input")]
    public async Task the_variables_around_it_are_refused_too(string variables, string where)
    {
        using var shop = await served.NewShop();
        var agent = await shop.Agent();
        var answer = await agent.Send(
            $"mutation ($input: DraftApprovalInput!) {{ draftApproval(input: $input) {Asked.Payload} }}",
            variables.Replace("DRAFT", Asked.Draft, StringComparison.Ordinal).Long()
        );
        answer.ShouldRefuse("INVALID_VALUE", where);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
        (await shop.Stored()).ShouldEndWith(" 0 keys");
    }

    [Fact]
    public async Task the_good_draft_is_good()
    {
        using var shop = await served.NewShop();
        (await (await shop.Agent()).Submit()).Text("state").ShouldBe("PENDING_REVIEW");
        (await shop.Stored()).ShouldStartWith("3 events, 1 streams");
    }

    public static TheoryData<string, string, string, string> Values() =>
        new()
        {
            { "\"GROWTH\"", "\"PUCE\"", Value, "$draft.kind" },
            { "\"GROWTH\"", "3", Value, "$draft.kind" },
            { "\"GROWTH\"", "null", Value, "$draft.kind" },
            { "\"LOW\"", "\"low\"", Value, "$draft.priority" },
            { "\"LOW\"", "null", Value, "$draft.priority" },
            { "\"Tag it\"", "null", Value, "$draft.summary" },
            { "\"Tag it\"", "7", Value, "$draft.summary" },
            { "\"Tag it\"", "\"a\\u0000b\"", Value, "$draft.summary" },
            { "\"Tag it\"", "\"a\\ud800b\"", Value, "$draft.summary" },
            { "\"Tag it\"", "\"\\udc00\\ud800\"", Value, "$draft.summary" },
            { "\"Winter\"", "\"\\u0000\"", Value, "$draft.evidence.whyNow" },
            { "[\"Remove it\"]", "[null]", Value, "$draft.rollback.steps" },
            { "[\"Remove it\"]", "[[\"Remove it\"]]", Value, "$draft.rollback.steps" },
            { "\"priority\":\"LOW\"", "\"confidence\":\"NaN\"", Value, "$draft.confidence" },
            { "\"priority\":\"LOW\"", "\"confidence\":1e400", Value, "$draft.confidence" },
            { "\"priority\":\"LOW\"", "\"nobody\":1", Value, "nobody" },
            { "\"priority\":\"LOW\"", "\"priority\":\"LOW\",\"priority\":\"LOW\"", Value, "'priority'" },
            { "\"product.tag\"", "null", Value, "$draft.actions[0].tool" },
        };

    public static TheoryData<string, string, string, string> Limits() =>
        new()
        {
            { "\"Tag it\"", "\"\"", Value, "summary" },
            { "\"Tag it\"", "\" \\n\"", Value, "summary" },
            { "\"Tag it\"", "\"<281>\"", Value, "summary" },
            { "\"A tag\"", "\"<4001>\"", Value, "evidence.whatChanges" },
            { "\"Found\"", "\"<4001>\"", Value, "impact.expectedOutcome" },
            { "\"Remove it\"", "\"<4001>\"", Value, "rollback.steps.0" },
            { "\"priority\":\"LOW\"", "\"confidence\":1.5", Value, "confidence" },
            { "\"priority\":\"LOW\"", "\"confidence\":-0.1", Value, "confidence" },
            { "\"priority\":\"LOW\"", "\"customerRef\":\"<201>\"", Value, "customerRef" },
            { "\"priority\":\"LOW\"", "\"conversationRef\":\"\"", Value, "conversationRef" },
            { "\"product.tag\"", "\"product.burn\"", "UNKNOWN_TOOL", "actions.0.tool" },
            { "\"product.tag\"", "\"<100000>\"", "UNKNOWN_TOOL", "actions.0.tool" },
            { Action, "", "EMPTY_ACTIONS", "actions" },
            { Action, string.Join(',', Enumerable.Repeat(Action, 21)), "TOO_MANY_ACTIONS", "actions" },
            {
                Action,
                Action.Replace("{\"tool", "{\"actionId\":\"a1\",\"tool", StringComparison.Ordinal),
                Value,
                "actions.0.actionId"
            },
            {
                "\"steps\":[\"Remove it\"]",
                $"\"actions\":[{string.Join(',', Enumerable.Repeat(Action, 21))}]",
                "TOO_MANY_ACTIONS",
                "rollback.actions"
            },
        };

    public static TheoryData<string, string, string, string> Arguments() =>
        new()
        {
            { "\"p-1\"", "\"p-1\",\"product\":\"p-2\"", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "{\"a\":[{\"b\":1,\"b\":1}]}", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"p-1\",\"n\":1e400", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"p-1\",\"n\":9007199254740993", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"p\\u0000\"", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"\\ud800\"", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"p-1\",\"\\ud800\":1", InArguments, "$draft.actions[0].arguments" },
            { "\"p-1\"", "\"p-1\",\"\\u0000\":1", InArguments, "$draft.actions[0].arguments" },
            {
                "{\"product\":\"p-1\",\"tags\":[\"winter\"]}",
                "\"\\ud800\"",
                InArguments,
                "$draft.actions[0].arguments"
            },
            { "{\"product\":\"p-1\",\"tags\":[\"winter\"]}", "null", Value, "$draft.actions[0].arguments" },
            { "{\"product\":\"p-1\",\"tags\":[\"winter\"]}", "[]", InArguments, "actions.0.arguments" },
            { "{\"product\":\"p-1\",\"tags\":[\"winter\"]}", "{}", InArguments, "actions.0.arguments.product" },
            { "\"p-1\"", "7", InArguments, "actions.0.arguments.product" },
            { "\"p-1\"", "\" \"", InArguments, "actions.0.arguments.product" },
            { "\"p-1\"", "\"<201>\"", InArguments, "actions.0.arguments.product" },
            { "[\"winter\"]", "[\"a\",7]", InArguments, "actions.0.arguments.tags" },
            { "[\"winter\"]", "[\"a\"],\"colour\":\"red\"", InArguments, "actions.0.arguments" },
            { "[\"winter\"]", "[\"<66560>\"]", InArguments, "actions" },
            // Each of them is short enough; together they are more than 64 KB.
            { Action, string.Join(',', Enumerable.Repeat(Note, 17)), InArguments, "actions" },
            {
                Action,
                "{\"tool\":\"conversation.note\",\"arguments\":{\"conversation\":\"c\",\"text\":7}}",
                InArguments,
                "actions.0.arguments.text"
            },
            {
                Action,
                "{\"tool\":\"refund.create\",\"arguments\":{\"order\":\"1\",\"amount\":{\"amount\":\"1e3\",\"currency\":\"USD\"}}}",
                InArguments,
                "actions.0.arguments"
            },
        };

    private const string Value = "INVALID_VALUE";
    private const string InArguments = "INVALID_ARGUMENTS";
    private const string Note = """{"tool":"conversation.note","arguments":{"conversation":"c","text":"<4000>"}}""";
    private const string Action = """{"tool":"product.tag","arguments":{"product":"p-1","tags":["winter"]}}""";
}
