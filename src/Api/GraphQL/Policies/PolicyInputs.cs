using System.ComponentModel;
using GraphQL;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Api.GraphQL.Policies;

[Name("SetApprovalPolicyInput")]
[Description("What of the shop's policy for approvals is to be another. Only what is named changes.")]
public sealed class SetApprovalPolicyInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("When the shop works.")]
    public BusinessHoursInput? Hours { get; init; }

    [Description("A purchase above it is HIGH, as is one in another currency. From 0 to 1000000000.")]
    public HighValueInput? HighValue { get; init; }

    [Description("A stock adjustment of more units than this is HIGH. From 0 to 1000000.")]
    public int? HighQuantity { get; init; }

    [Description("The quorums that are to be others, each kind and risk once.")]
    public IReadOnlyList<QuorumInput>? Quorums { get; init; }

    [Description("The kinds whose rules are to be others, each once.")]
    public IReadOnlyList<KindPolicyInput>? Kinds { get; init; }

    [Description("How long a claim lasts, 60 to 28800 seconds.")]
    public int? ClaimForSeconds { get; init; }

    [Description("The escalation ladders that are to be others, each priority once.")]
    public IReadOnlyList<LadderInput>? Ladders { get; init; }

    [Description("The recipient lists that are to be others, each name once.")]
    public IReadOnlyList<RecipientListInput>? Lists { get; init; }

    [Description("On which terms agents' items may be approved without a person.")]
    public AutoApprovalInput? AutoApproval { get; init; }
}

[Name("BusinessHoursInput")]
[Description("What of the business hours is to be another. Only what is named changes.")]
public sealed class BusinessHoursInput
{
    [Description("The shop's time zone.")]
    public DateTimeZone? TimeZone { get; init; }

    [Description("When a working day begins.")]
    public LocalTime? Opens { get; init; }

    [Description("When it ends; after it begins.")]
    public LocalTime? Closes { get; init; }

    [Description("The working days, all of them; one at least.")]
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    [Description("The days on which the shop does not work, all of them; at most 100.")]
    public IReadOnlyList<LocalDate>? Holidays { get; init; }
}

[Name("HighValueInput")]
[Description("From when on a purchase is of high value.")]
public sealed class HighValueInput
{
    [Description("The amount.")]
    public required decimal Amount { get; init; }

    [Description("ISO 4217, three capital letters.")]
    public required string Currency { get; init; }
}

[Name("QuorumInput")]
[Description("How many approvers a kind and risk need.")]
public sealed class QuorumInput
{
    [Description("The kind; null: every kind that has no rule of its own for this risk.")]
    public ApprovalKind? Kind { get; init; }

    [Description("The risk.")]
    public required RiskLevel Risk { get; init; }

    [Description("How many distinct approvers, 1 to 10.")]
    public required int Approvals { get; init; }

    [Description("Whether one of them must be a manager; an admin counts as one.")]
    public required bool Manager { get; init; }
}

[Name("KindPolicyInput")]
[Description("What of one kind's rules is to be another. Only what is named changes.")]
public sealed class KindPolicyInput
{
    [Description("Which kind.")]
    public required ApprovalKind Kind { get; init; }

    [Description("The grades asked for at approval, all of them; an empty list: no grade is.")]
    public IReadOnlyList<GradeDimension>? Grades { get; init; }

    [Description("How long a review may take.")]
    public SlaInput? Sla { get; init; }

    [Description("How long after submission it expires, 1 to 129600 minutes.")]
    public int? ExpiresAfterMinutes { get; init; }

    [Description("How long after the last approval it can be undone, 0 to 86400 seconds.")]
    public int? UndoForSeconds { get; init; }
}

[Name("SlaInput")]
[Description("How long a review may take.")]
public sealed class SlaInput
{
    [Description("Which time counts.")]
    public required SlaMeasure Measure { get; init; }

    [Description("How much of it, 1 to 43200 minutes; left out with END_OF_DAY.")]
    public int? Minutes { get; init; }
}

[Name("LadderInput")]
[Description("The escalation ladder of a priority.")]
public sealed class LadderInput
{
    [Description("Which priority.")]
    public required Priority Priority { get; init; }

    [Description("At most 10, each later than the one before; none: it escalates to nobody by itself.")]
    public required IReadOnlyList<RungInput> Rungs { get; init; }
}

[Name("RungInput")]
[Description("A rung of an escalation ladder.")]
public sealed class RungInput
{
    [Description("How long after submission, 1 to 43200 minutes.")]
    public required int AfterMinutes { get; init; }

    [Description("A role (OPERATOR, MANAGER, ADMIN) or a recipient list, as ON_CALL.")]
    public required string To { get; init; }
}

[Name("RecipientListInput")]
[Description("Persons under one name. Without members, the list goes.")]
public sealed class RecipientListInput
{
    [Description("1 to 40 capital letters, digits and underscores, a letter first; no role's name.")]
    public required string Name { get; init; }

    [Description("The ids under which they act in the shop; at most 50.")]
    public required IReadOnlyList<string> Members { get; init; }
}

[Name("AutoApprovalInput")]
[Description(
    "On which terms agents' items may be approved without a person. All of them: what is left out is the default."
)]
public sealed class AutoApprovalInput
{
    [Description("Whether it happens at all.")]
    public required bool Enabled { get; init; }

    [Description("The tools for which it may happen, each of LOW risk; one at least where it is enabled.")]
    public IReadOnlyList<string>? Tools { get; init; }

    [Description("What the agent must say that it is after, at most 20; none: whatever it is after.")]
    public IReadOnlyList<string>? Intents { get; init; }

    [Description("How many of the agent's items must have been decided, 50 to 10000; 50 by default.")]
    public int? MinDecided { get; init; }

    [Description("How many per cent of them must have been approved, 50 to 100; 95 by default.")]
    public int? MinApprovalPercent { get; init; }

    [Description("What their grades must be on average, 1 to 5; 4 by default.")]
    public decimal? MinMeanGrade { get; init; }

    [Description("How many a day at most, 1 to 1000; 50 by default.")]
    public int? MostADay { get; init; }

    [Description("How many per cent still go to a person, 10 to 100; 10 by default.")]
    public int? SamplePercent { get; init; }
}
