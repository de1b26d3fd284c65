using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

/// <summary>What an approval is about; decides SLA and the grades asked for.</summary>
public enum ApprovalKind
{
    /// <summary>A reply to a customer.</summary>
    CxReply,

    /// <summary>A change of stock or a purchase.</summary>
    Inventory,

    /// <summary>Something that is to make the shop grow.</summary>
    Growth,

    /// <summary>All else: refunds, cancellations, charges.</summary>
    Misc,
}

/// <summary>How pressing the drafter finds it; the queue shows URGENT first.</summary>
public enum Priority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>The usual.</summary>
    Medium,

    /// <summary>Escalates after hours.</summary>
    High,

    /// <summary>Escalates after minutes.</summary>
    Urgent,
}

/// <summary>R1: what is asked, why, and what would be carried out. The salt is random, kept with the arguments.</summary>
/// <param name="Summary">One line, 1..280 characters.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Priority">How pressing.</param>
/// <param name="ConversationRef">The conversation it belongs to.</param>
/// <param name="CustomerRef">The customer it concerns; the data subject of its texts.</param>
/// <param name="LastMessageSeen">The newest message of the conversation when drafted (R22).</param>
/// <param name="Evidence">Why; null while a draft has none.</param>
/// <param name="Impact">What it is to bring; null while a draft has none.</param>
/// <param name="Risk">What could go wrong; null when not said (a warning).</param>
/// <param name="Rollback">How to take it back; null while a draft has none.</param>
/// <param name="Actions">1..20 actions, carried out in this order.</param>
/// <param name="Confidence">The drafter's own, 0..1 inclusive.</param>
/// <param name="Salt">32 random bytes as hex: makes the digest of short arguments unguessable.</param>
/// <param name="Intent">What its drafter is after, one line of 1..100 characters: auto-approval may rest on it (R26).</param>
public sealed record ApprovalContent(
    PersonalText Summary,
    ApprovalKind Kind,
    Priority Priority,
    string? ConversationRef,
    string? CustomerRef,
    string? LastMessageSeen,
    Evidence? Evidence,
    Impact? Impact,
    Risk? Risk,
    Rollback? Rollback,
    ImmutableArray<ProposedAction> Actions,
    double? Confidence,
    PersonalText Salt,
    string? Intent = null
)
{
    /// <summary>Whether its subject was erased: nobody can read, change or carry it out any more.</summary>
    public bool IsErased() => Summary.IsErased;

    /// <summary>Actions and rollback actions, in this order.</summary>
    public IEnumerable<ProposedAction> AllActions() => Actions.Concat(Rollback?.Actions ?? []);
}

/// <summary>Why the approval asks for what it asks. Texts up to 4,000 characters.</summary>
/// <param name="WhatChanges">What will be different; required to be approved.</param>
/// <param name="WhyNow">Why now; required to be approved.</param>
/// <param name="ImpactForecast">What is expected of it.</param>
/// <param name="Diffs">Before and after, as text.</param>
/// <param name="Samples">Samples of what it touches.</param>
/// <param name="Queries">The questions asked of data.</param>
/// <param name="Screenshots">References to pictures, never pictures.</param>
public sealed record Evidence(
    PersonalText? WhatChanges,
    PersonalText? WhyNow,
    PersonalText? ImpactForecast,
    ImmutableArray<PersonalText> Diffs,
    ImmutableArray<PersonalText> Samples,
    ImmutableArray<string> Queries,
    ImmutableArray<string> Screenshots
);

/// <summary>What it is to bring. Texts up to 4,000 characters.</summary>
/// <param name="ExpectedOutcome">Required to be approved.</param>
/// <param name="MetricsAffected">Names of metrics.</param>
/// <param name="UserExperience">What the customer will notice.</param>
/// <param name="BusinessValue">What the shop gains.</param>
public sealed record Impact(
    string? ExpectedOutcome,
    ImmutableArray<string> MetricsAffected,
    string? UserExperience,
    string? BusinessValue
);

/// <summary>What could go wrong. Texts up to 4,000 characters.</summary>
/// <param name="WhatCouldGoWrong">In words.</param>
/// <param name="RecoveryTime">In words.</param>
public sealed record Risk(PersonalText? WhatCouldGoWrong, string? RecoveryTime);

/// <summary>How to take it back: at least one step is required to be approved.</summary>
/// <param name="Steps">What a person would do, up to 4,000 characters each.</param>
/// <param name="Actions">What HotDash would carry out, 0..20.</param>
public sealed record Rollback(ImmutableArray<string> Steps, ImmutableArray<ProposedAction> Actions);

/// <summary>One thing to carry out.</summary>
/// <param name="ActionId">Unique within the approval, given by the server.</param>
/// <param name="Tool">A name of R4's table.</param>
/// <param name="Arguments">A JSON object without the personal fields.</param>
/// <param name="Personal">The personal fields of the arguments (R4's column), by field name.</param>
public sealed record ProposedAction(
    string ActionId,
    string Tool,
    Json Arguments,
    ImmutableSortedDictionary<string, PersonalText> Personal
)
{
    /// <summary>The arguments as the tool gets them, personal fields included.</summary>
    public Json WholeArguments() =>
        Json.ObjectOf([.. Arguments.Members, .. Personal.Select(p => (p.Key, Json.Of(p.Value.Text)))]);
}
