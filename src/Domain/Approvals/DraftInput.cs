using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

/// <summary>R1 as a client gives it: plain texts, actions with their whole arguments. Arrays may be left default.</summary>
/// <param name="Summary">1..280 characters (UTF-16 code units, as everywhere), not blank.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Priority">How pressing.</param>
/// <param name="Actions">1..20.</param>
/// <param name="ConversationRef">1..200 characters.</param>
/// <param name="CustomerRef">1..200 characters.</param>
/// <param name="LastMessageSeen">1..200 characters.</param>
/// <param name="Evidence">Required to be approved, not to be drafted.</param>
/// <param name="Impact">Required to be approved, not to be drafted.</param>
/// <param name="Risk">Its absence is a warning.</param>
/// <param name="Rollback">Required to be approved, not to be drafted.</param>
/// <param name="Confidence">0..1 inclusive.</param>
/// <param name="Intent">What its drafter is after, one line of 1..100 characters; stays through edits.</param>
public sealed record DraftInput(
    string Summary,
    ApprovalKind Kind,
    Priority Priority,
    ImmutableArray<ActionInput> Actions,
    string? ConversationRef = null,
    string? CustomerRef = null,
    string? LastMessageSeen = null,
    EvidenceInput? Evidence = null,
    Impact? Impact = null,
    RiskInput? Risk = null,
    RollbackInput? Rollback = null,
    double? Confidence = null,
    string? Intent = null
);

/// <summary>What an edit changes: null leaves a field as it is, a value replaces it as a whole.</summary>
/// <param name="Summary">1..280 characters.</param>
/// <param name="Priority">In DRAFT only: SLA and ladder are worked out at submission.</param>
/// <param name="LastMessageSeen">1..200 characters.</param>
/// <param name="Evidence">As in a draft.</param>
/// <param name="Impact">As in a draft.</param>
/// <param name="Risk">As in a draft.</param>
/// <param name="Rollback">As in a draft; an action with an id of the approval keeps it.</param>
/// <param name="Actions">All actions; one with an id of the approval keeps it, one without is new, one left out is gone.</param>
/// <param name="Confidence">0..1 inclusive.</param>
public sealed record ContentEdit(
    string? Summary = null,
    Priority? Priority = null,
    string? LastMessageSeen = null,
    EvidenceInput? Evidence = null,
    Impact? Impact = null,
    RiskInput? Risk = null,
    RollbackInput? Rollback = null,
    ImmutableArray<ActionInput>? Actions = null,
    double? Confidence = null
);

/// <summary>An action as a client gives it.</summary>
/// <param name="Tool">A name of R4's table.</param>
/// <param name="Arguments">A JSON object with all fields, personal ones included.</param>
/// <param name="ActionId">In edits: the action that this one replaces; null in drafts and for new ones.</param>
public sealed record ActionInput(string Tool, Json Arguments, string? ActionId = null);

/// <summary>Evidence as a client gives it: texts up to 4,000 characters, lists up to 50.</summary>
/// <param name="WhatChanges">Required to be approved.</param>
/// <param name="WhyNow">Required to be approved.</param>
/// <param name="ImpactForecast">What is expected of it.</param>
/// <param name="Diffs">Before and after.</param>
/// <param name="Samples">Of what it touches.</param>
/// <param name="Queries">Asked of data.</param>
/// <param name="Screenshots">References only.</param>
public sealed record EvidenceInput(
    string? WhatChanges = null,
    string? WhyNow = null,
    string? ImpactForecast = null,
    ImmutableArray<string> Diffs = default,
    ImmutableArray<string> Samples = default,
    ImmutableArray<string> Queries = default,
    ImmutableArray<string> Screenshots = default
);

/// <summary>Risk as a client gives it.</summary>
/// <param name="WhatCouldGoWrong">Up to 4,000 characters.</param>
/// <param name="RecoveryTime">Up to 4,000 characters.</param>
public sealed record RiskInput(string? WhatCouldGoWrong = null, string? RecoveryTime = null);

/// <summary>Rollback as a client gives it.</summary>
/// <param name="Steps">What a person would do; at least one is required to be approved.</param>
/// <param name="Actions">0..20; when there are as many as actions, each takes back the action of its place.</param>
public sealed record RollbackInput(
    ImmutableArray<string> Steps = default,
    ImmutableArray<ActionInput> Actions = default
);
