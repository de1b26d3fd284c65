using System.ComponentModel;
using GraphQL;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>R1 as a client sends it; null where an edit leaves a part as it is.</summary>
[Name("ApprovalDraftInput")]
[Description("What is asked for, why, and what would be carried out.")]
public sealed class ApprovalDraftInput
{
    [Description("One line, 1 to 280 characters.")]
    public required string Summary { get; init; }

    [Description("What it is about.")]
    public required ApprovalKind Kind { get; init; }

    [Description("How pressing it is.")]
    [DefaultValue(Priority.Medium)]
    public Priority Priority { get; init; } = Priority.Medium;

    [Description("The conversation it belongs to.")]
    public string? ConversationRef { get; init; }

    [Description("The customer it concerns.")]
    public string? CustomerRef { get; init; }

    [Description("The newest message of the conversation when it was drafted; a newer one stops a reply.")]
    public string? LastMessageSeen { get; init; }

    [Description("Why it is asked for; needed to be approved.")]
    public EvidenceInput? Evidence { get; init; }

    [Description("What it is to bring; needed to be approved.")]
    public ImpactInput? Impact { get; init; }

    [Description("What could go wrong.")]
    public RiskInput? Risk { get; init; }

    [Description("How to take it back; a step is needed to be approved.")]
    public RollbackInput? Rollback { get; init; }

    [Description("1 to 20 actions, carried out in this order.")]
    public required IReadOnlyList<ActionInput> Actions { get; init; }

    [Description("The drafter's own confidence, 0 to 1.")]
    public double? Confidence { get; init; }

    [Description("What the drafter is after, one line of 1 to 100 characters: auto-approval may rest on it.")]
    public string? Intent { get; init; }
}

[Name("EvidenceInput")]
[Description("Why the approval asks for what it asks. Texts up to 4,000 characters.")]
public sealed class EvidenceInput
{
    [Description("What will be different.")]
    public string? WhatChanges { get; init; }

    [Description("Why now.")]
    public string? WhyNow { get; init; }

    [Description("What is expected of it.")]
    public string? ImpactForecast { get; init; }

    [Description("Before and after, as text.")]
    public IReadOnlyList<string>? Diffs { get; init; }

    [Description("Samples of what it touches.")]
    public IReadOnlyList<string>? Samples { get; init; }

    [Description("The questions asked of data.")]
    public IReadOnlyList<string>? Queries { get; init; }

    [Description("References to pictures.")]
    public IReadOnlyList<string>? Screenshots { get; init; }
}

[Name("ImpactInput")]
[Description("What it is to bring. Texts up to 4,000 characters.")]
public sealed class ImpactInput
{
    [Description("The outcome expected.")]
    public string? ExpectedOutcome { get; init; }

    [Description("Names of the metrics that will move.")]
    public IReadOnlyList<string>? MetricsAffected { get; init; }

    [Description("What the customer will notice.")]
    public string? UserExperience { get; init; }

    [Description("What the shop gains.")]
    public string? BusinessValue { get; init; }
}

[Name("RiskInput")]
[Description("What could go wrong. Texts up to 4,000 characters.")]
public sealed class RiskInput
{
    [Description("In words.")]
    public string? WhatCouldGoWrong { get; init; }

    [Description("How long it would take to recover, in words.")]
    public string? RecoveryTime { get; init; }
}

[Name("RollbackInput")]
[Description("How to take it back.")]
public sealed class RollbackInput
{
    [Description("What a person would do, a sentence each.")]
    public IReadOnlyList<string>? Steps { get; init; }

    [Description("What HotDash would carry out; up to 20.")]
    public IReadOnlyList<ActionInput>? Actions { get; init; }
}

[Name("ActionInput")]
[Description("One thing to carry out.")]
public sealed class ActionInput
{
    [Description("The action that an edit changes; left out for a new one.")]
    public string? ActionId { get; init; }

    [Description("The tool's name, as in `tools`.")]
    public required string Tool { get; init; }

    [Description("An object that fits the tool's argument schema. Numbers stay numbers.")]
    public required Json Arguments { get; init; }
}
