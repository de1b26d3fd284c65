using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

[Name("FieldEdit")]
[Description("One field that an edit changed.")]
public sealed class FieldEditNode(ContentEdited made, FieldEdit edit, Reader reader)
{
    [Description("The revision that it made.")]
    public int Revision => made.Revision;

    [Description("Who changed it.")]
    public ActorNode By => new(made.By);

    [Description("When.")]
    public Instant At => made.At;

    [Description("Where.")]
    public string Path => edit.Path;

    [Description("The value before; null when it was absent.")]
    public Json? Before => edit.TextBefore is { } text ? Json.Of(reader.Read(text)) : edit.Before;

    [Description("The value after; null when it is absent.")]
    public Json? After => edit.TextAfter is { } text ? Json.Of(reader.Read(text)) : edit.After;

    [Description(
        "How many characters were changed (Levenshtein distance), 0 or more; null unless both are texts of up to 4,000 characters."
    )]
    public int? Distance => edit.Distance;
}

[Name("Receipt")]
[Description("How a call to the outside ended.")]
public sealed class ReceiptNode(Receipt receipt)
{
    [Description("The action.")]
    public string ActionId => receipt.ActionId;

    [Description("Its tool.")]
    public string Tool => receipt.Tool;

    [Description("DONE, FAILED, or UNKNOWN until a manager settles it.")]
    public EffectOutcome Outcome => receipt.Outcome;

    [Description("The far side's own id for it; null where it gave none.")]
    public string? ExternalId => receipt.ExternalId;

    [Description("What the far side warned of.")]
    public IEnumerable<string> Warnings => receipt.Warnings;

    [Description("When the call began.")]
    public Instant StartedAt => receipt.StartedAt;

    [Description("When its outcome was known.")]
    public Instant FinishedAt => receipt.FinishedAt;
}

[Name("Validation")]
[Description("R6: a check of one revision.")]
public sealed class ValidationNode(Validation validation)
{
    [Description("The revision checked.")]
    public int Revision => validation.Revision;

    [Description("When.")]
    public Instant At => validation.At;

    [Description("Whether nothing keeps it from being approved.")]
    public bool Passes => validation.Passes;

    [Description("What keeps it from being approved.")]
    public IEnumerable<ErrorCode> Failures => validation.Failures;

    [Description("What keeps it from nothing, but look.")]
    public IEnumerable<string> Warnings => validation.Warnings;
}

[Name("Claim")]
[Description("A reviewer keeps it to himself.")]
public sealed class ClaimNode(Claim claim)
{
    [Description("Who.")]
    public ActorNode By => new(claim.By);

    [Description("Until when, exclusive.")]
    public Instant Until => claim.Until;
}

[Name("Grades")]
[Description("1 (rewritten) to 5 (perfect); null where not graded.")]
public sealed class GradesNode(By by, Grades grades)
{
    [Description("Who graded.")]
    public ActorNode By => new(by);

    [Description("How it says it, 1 (rewritten) to 5 (perfect); null where not graded.")]
    public int? Tone => grades.Tone;

    [Description("Whether it is right, 1 (rewritten) to 5 (perfect); null where not graded.")]
    public int? Accuracy => grades.Accuracy;

    [Description("Whether it keeps to policy, 1 (rewritten) to 5 (perfect); null where not graded.")]
    public int? Policy => grades.Policy;
}

[Name("GivenApproval")]
[Description("An approval that one reviewer gave and that counts.")]
public sealed class GivenApprovalNode(GivenApproval given)
{
    [Description("Who.")]
    public ActorNode By => new(given.By);

    [Description("When.")]
    public Instant At => given.At;

    [Description("How it was graded; null where it was not.")]
    public GradesNode? Grades => given.Grades is { } it ? new(given.By, it) : null;
}

[Name("DecisionRecord")]
[Description("How it was decided.")]
public sealed class DecisionNode(DecisionRecord decision)
{
    [Description("Which way.")]
    public DecisionKind Kind => decision.Kind;

    [Description("Who decided: the last approver, or who rejected.")]
    public ActorNode By => new(decision.By);

    [Description("When.")]
    public Instant At => decision.At;

    [Description("The revision decided on.")]
    public int Revision => decision.Revision;

    [Description("The digest decided on.")]
    [Digest]
    public string Digest => decision.Digest;

    [Description("How many distinct approvers policy asked for.")]
    public int ApprovalsNeeded => decision.Policy.ApprovalsNeeded;
}

[Name("Outcome")]
[Description("What it really brought.")]
public sealed class OutcomeNode(Outcome outcome, Reader reader)
{
    [Description("When it was recorded.")]
    public Instant At => outcome.At;

    [Description("Who recorded it.")]
    public ActorNode By => new(outcome.By);

    [Description("In words and figures.")]
    public string MeasuredEffect => reader.Read(outcome.MeasuredEffect);

    [Description("Where to see it.")]
    public IEnumerable<string> Links => outcome.Links;
}
