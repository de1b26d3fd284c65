using System.ComponentModel;
using GraphQL;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;
using NodaTime.Extensions;

namespace HotDash.Api.GraphQL.Policies;

[Name("BusinessHours")]
[Description("When the shop works.")]
public sealed class BusinessHoursNode(BusinessHours hours)
{
    [Description("The shop's time zone.")]
    public DateTimeZone TimeZone => hours.Zone;

    [Description("When a working day begins.")]
    public LocalTime Opens => hours.Opens;

    [Description("When it ends.")]
    public LocalTime Closes => hours.Closes;

    [Description("The working days, from Monday.")]
    public IEnumerable<DayOfWeek> Days => hours.Days.Order().Select(x => x.ToDayOfWeek());

    [Description("The days on which it does not work, the earliest first.")]
    public IEnumerable<LocalDate> Holidays => hours.Holidays;
}

[Name("QuorumRule")]
[Description("How many approvers a kind and risk need.")]
public sealed class QuorumRuleNode(QuorumRule rule)
{
    [Description("The kind; null: every kind that has no rule of its own for this risk.")]
    public ApprovalKind? Kind => rule.Kind;

    [Description("The risk.")]
    public RiskLevel Risk => rule.Risk;

    [Description("How many distinct approvers.")]
    public int Approvals => rule.Quorum.Approvals;

    [Description("Whether one of them must be a manager; an admin counts as one.")]
    public bool Manager => rule.Quorum.Manager;
}

[Name("KindPolicy")]
[Description("The rules of one kind of approvals.")]
public sealed class KindPolicyNode(ApprovalKind kind, ApprovalPolicy policy)
{
    [Description("Which kind.")]
    public ApprovalKind Kind => kind;

    [Description("The grades asked for at approval.")]
    public IEnumerable<GradeDimension> Grades => policy.GradesOf(kind);

    [Description("How long a review may take.")]
    public SlaNode Sla => new(policy.SlaFor(kind));

    [Description("How long after submission it expires.")]
    public int ExpiresAfterMinutes => (int)policy.ExpiryFor(kind).TotalMinutes;

    [Description("How long after the last approval it can be undone.")]
    public int UndoForSeconds => (int)policy.UndoWindowFor(kind).TotalSeconds;
}

[Name("Sla")]
[Description("How long a review may take.")]
public sealed class SlaNode(Sla sla)
{
    [Description("Which time counts.")]
    public SlaMeasure Measure => sla.Measure;

    [Description("How much of it; null with END_OF_DAY.")]
    public int? Minutes => sla.Measure == SlaMeasure.EndOfDay ? null : (int)sla.For.TotalMinutes;
}

[Name("Ladder")]
[Description("The escalation ladder of a priority.")]
public sealed class LadderNode(Priority priority, ApprovalPolicy policy)
{
    [Description("Which priority.")]
    public Priority Priority => priority;

    [Description("Its rungs, the earliest first.")]
    public IEnumerable<RungNode> Rungs => policy.RungsOf(priority).Select(x => new RungNode(x));
}

[Name("Rung")]
[Description("A rung of an escalation ladder.")]
public sealed class RungNode(Rung rung)
{
    [Description("How long after submission.")]
    public int AfterMinutes => (int)rung.After.TotalMinutes;

    [Description("A role (OPERATOR, MANAGER, ADMIN) or a recipient list, as ON_CALL.")]
    public string To => rung.To;
}

[Name("RecipientList")]
[Description("Persons under one name.")]
public sealed class RecipientListNode(RecipientList list)
{
    [Description("Its name.")]
    public string Name => list.Name;

    [Description("The ids under which they act in the shop; who has left since is still among them.")]
    public IEnumerable<string> Members => list.Members;
}

[Name("AutoApproval")]
[Description("On which terms agents' items may be approved without a person.")]
public sealed class AutoApprovalNode(AutoApproval terms)
{
    [Description("Whether it happens at all.")]
    public bool Enabled => terms.Enabled;

    [Description("The tools for which it may happen.")]
    public IEnumerable<string> Tools => terms.Tools;

    [Description("What the agent must say that it is after; none: whatever it is after.")]
    public IEnumerable<string> Intents => terms.Intents;

    [Description("How many of the agent's items must have been decided.")]
    public int MinDecided => terms.MinDecided;

    [Description("How many per cent of them must have been approved.")]
    public int MinApprovalPercent => terms.MinApprovalPercent;

    [Description("What their grades must be on average.")]
    public decimal MinMeanGrade => terms.MinMeanGrade;

    [Description("How many a day at most.")]
    public int MostADay => terms.MostADay;

    [Description("How many per cent still go to a person.")]
    public int SamplePercent => terms.SamplePercent;
}
