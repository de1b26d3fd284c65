using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A wish about one approval is wrong: it is refused where it is wrong, and the approval stays as it is.</summary>
public sealed class when_a_decision_is_sent_wrongly(ServedHost served)
{
    /// <param name="mutation">The mutation; its input but for the id and the key.</param>
    /// <param name="input">What is wrong.</param>
    /// <param name="code">The refusal's code.</param>
    /// <param name="where">A part of its path, or of its message; empty where the place in the document says it.</param>
    [Theory]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER, reason: \"<2001>\"", Value, "reason")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER, reason: \"a\\u0000\"", Value, "")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER, reason: \"\\ud800\"", Value, "")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER, reason: \" \"", "REASON_REQUIRED", "reason")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER", "REASON_REQUIRED", "reason")]
    [InlineData("reject", "expectedRevision: 1, reason: \"r\"", "REASON_REQUIRED", "reasonCode")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: PUCE, reason: \"r\"", Value, "")]
    [InlineData(
        "reject",
        "expectedRevision: 0, reasonCode: OTHER, reason: \"r\"",
        "VERSION_CONFLICT",
        "expectedRevision"
    )]
    [InlineData(
        "reject",
        "expectedRevision: -1, reasonCode: OTHER, reason: \"r\"",
        "VERSION_CONFLICT",
        "expectedRevision"
    )]
    [InlineData("reject", "expectedRevision: 3000000000, reasonCode: OTHER, reason: \"r\"", Value, "")]
    [InlineData("reject", "expectedRevision: null, reasonCode: OTHER, reason: \"r\"", Value, "expectedRevision")]
    [InlineData("reject", "reasonCode: OTHER, reason: \"r\"", Value, "expectedRevision")]
    [InlineData("reject", "expectedRevision: 1, reasonCode: OTHER, reason: \"r\", reason: \"r\"", Value, "'reason'")]
    [InlineData(
        "reject",
        "expectedRevision: 1, reasonCode: OTHER, reason: \"r\", grades: {tone: 6}",
        "GRADE_OUT_OF_RANGE",
        "grades.tone"
    )]
    [InlineData("approve", $"expectedRevision: 1, payloadDigest: \"{Digest}\"", "PAYLOAD_CHANGED", "payloadDigest")]
    [InlineData("approve", "expectedRevision: 1, payloadDigest: \"sha256:x\"", Value, "")]
    [InlineData("approve", "expectedRevision: 1, payloadDigest: 1", Value, "")]
    [InlineData(
        "approve",
        "expectedRevision: 1, payloadDigest: \"PRESENT\", grades: {tone: 0}",
        "GRADE_OUT_OF_RANGE",
        "grades.tone"
    )]
    [InlineData("approve", "expectedRevision: 1, payloadDigest: \"PRESENT\", grades: {tone: 1.5}", Value, "")]
    [InlineData("requestChanges", "expectedRevision: 1, note: \"<2001>\"", Value, "note")]
    [InlineData("requestChanges", "expectedRevision: 1", "REASON_REQUIRED", "note")]
    [InlineData("claimApproval", "reason: \"<2001>\"", Value, "reason")]
    [InlineData("claimApproval", "takeOver: true", "REASON_REQUIRED", "reason")]
    [InlineData("claimApproval", "takeOver: null", Value, "takeOver")]
    [InlineData("extendExpiry", "expiresAt: \"yesterday\", reason: \"r\"", Value, "")]
    [InlineData("extendExpiry", "expiresAt: \"2020-01-01T00:00:00Z\", reason: \"r\"", Value, "expiresAt")]
    [InlineData("extendExpiry", "expiresAt: \"9999-12-31T23:59:59-01:00\", reason: \"r\"", Value, "")]
    [InlineData("extendExpiry", "expiresAt: \"2126-01-01T00:00:00Z\", reason: \"<2001>\"", Value, "reason")]
    [InlineData("escalateApproval", "", "REASON_REQUIRED", "reason")]
    [InlineData("escalateApproval", "reason: \"<2001>\"", Value, "reason")]
    [InlineData("settleAction", "actionId: \"a1\", outcome: PUCE, reason: \"r\"", Value, "")]
    [InlineData("settleAction", "actionId: \"<100000>\", outcome: DONE, reason: \"r\"", Value, "actionId")]
    [InlineData("recordOutcome", "measuredEffect: null", Value, "measuredEffect")]
    [InlineData("recordOutcome", "measuredEffect: \"m\"", "INVALID_STATE", "")]
    [InlineData("editApproval", "expectedRevision: 1, summary: \"\"", Value, "summary")]
    [InlineData("editApproval", "expectedRevision: 1, summary: \"<281>\"", Value, "summary")]
    [InlineData("editApproval", "expectedRevision: 1, priority: URGENT", Value, "priority")]
    [InlineData("editApproval", "expectedRevision: 1, confidence: 1.5", Value, "confidence")]
    [InlineData("editApproval", "expectedRevision: 1, actions: []", "EMPTY_ACTIONS", "actions")]
    [InlineData(
        "editApproval",
        "expectedRevision: 1, actions: [{tool: \"product.burn\", arguments: {}}]",
        "UNKNOWN_TOOL",
        "actions.0.tool"
    )]
    [InlineData(
        "editApproval",
        "expectedRevision: 1, actions: [{tool: \"product.tag\", arguments: {product: \"p\", product: \"q\"}}]",
        "INVALID_ARGUMENTS",
        ""
    )]
    [InlineData(
        "editApproval",
        "expectedRevision: 1, actions: [{tool: \"product.tag\", arguments: {product: \"p\"}}]",
        "INVALID_ARGUMENTS",
        "actions.0.arguments"
    )]
    [InlineData(
        "editApproval",
        "expectedRevision: 1, actions: [{actionId: \"a9\", tool: \"product.tag\", arguments: {product: \"p\"}}]",
        Value,
        "actions.0.actionId"
    )]
    [InlineData("submitApproval", "draft: {summary: \"s\", kind: MISC, actions: []}", Value, "either 'id' or 'draft'")]
    [InlineData("submitApproval", "expectedRevision: 1", "FORBIDDEN", "")]
    public async Task it_is_refused_where_it_is_wrong(string mutation, string input, string code, string where)
    {
        using var shop = await served.NewShop();
        var asked = await (await shop.Agent()).Submit();
        var manager = await shop.Person(Role.Manager);
        var before = await shop.Stored();
        var present = input.Replace("PRESENT", asked.Text("payloadDigest"), StringComparison.Ordinal).Long();
        var answer = await manager.Send(
            $"mutation {{ {mutation}(input: {{id: \"{asked.Text("id")}\", idempotencyKey: \"k\" {present}}}) {Asked.Payload} }}"
        );
        answer.ShouldRefuse(code, where);
        (await shop.Stored()).ShouldBe(before);
    }

    [Theory]
    [InlineData("holdEffects", "", "REASON_REQUIRED", "reason")]
    [InlineData("holdEffects", "reason: \"<2001>\"", Value, "reason")]
    [InlineData("holdEffects", "reason: \"r\", idempotencyKey: \"<201>\"", Value, "idempotencyKey")]
    [InlineData("releaseEffects", "idempotencyKey: \"\"", Value, "idempotencyKey")]
    [InlineData("submitApproval", "", Value, "either 'id' or 'draft'")]
    public async Task what_is_about_no_approval_is_refused_too(string mutation, string input, string code, string where)
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Person(Role.Manager)).Send(
            $"mutation {{ {mutation}(input: {{{input.Long()}}}) {{ errors {{ code message path }} }} }}"
        );
        answer.ShouldRefuse(code, where);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    private const string Value = "INVALID_VALUE";
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
}
