using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

[Name("Actor")]
[Description("Who did it.")]
public sealed class ActorNode(By by)
{
    [Description("The actor's id within the shop.")]
    public string Id => by.Id;

    [Description("A person, an agent, or HotDash itself.")]
    public ActorKind Kind => by.Kind;

    [Description("The role that allowed it; null where none was needed.")]
    public Role? Role => by.Role;

    [Description("The person for whom an agent acted; null where nobody stood behind it.")]
    public string? OnBehalfOf => by.OnBehalfOf;
}

[Name("Money")]
[Description("An amount in one currency.")]
public sealed class MoneyNode(Money money)
{
    [Description("The amount.")]
    public decimal Amount => money.Amount;

    [Description("ISO 4217.")]
    public string Currency => money.Currency;
}

[Name("Evidence")]
[Description("Why the approval asks for what it asks.")]
public sealed class EvidenceNode(Evidence evidence, Reader reader)
{
    [Description("What will be different; null where it is not given.")]
    public string? WhatChanges => reader.ReadOrNull(evidence.WhatChanges);

    [Description("Why now; null where it is not given.")]
    public string? WhyNow => reader.ReadOrNull(evidence.WhyNow);

    [Description("What is expected of it; null where it is not given.")]
    public string? ImpactForecast => reader.ReadOrNull(evidence.ImpactForecast);

    [Description("Before and after, as text.")]
    public IEnumerable<string> Diffs => evidence.Diffs.Select(reader.Read);

    [Description("Samples of what it touches.")]
    public IEnumerable<string> Samples => evidence.Samples.Select(reader.Read);

    [Description("The questions asked of data.")]
    public IEnumerable<string> Queries => evidence.Queries;

    [Description("References to pictures.")]
    public IEnumerable<string> Screenshots => evidence.Screenshots;
}

[Name("Impact")]
[Description("What it is to bring.")]
public sealed class ImpactNode(Impact impact)
{
    [Description("The outcome expected; null where it is not given.")]
    public string? ExpectedOutcome => impact.ExpectedOutcome;

    [Description("Names of the metrics that will move.")]
    public IEnumerable<string> MetricsAffected => impact.MetricsAffected;

    [Description("What the customer will notice; null where it is not given.")]
    public string? UserExperience => impact.UserExperience;

    [Description("What the shop gains; null where it is not given.")]
    public string? BusinessValue => impact.BusinessValue;
}

[Name("Risk")]
[Description("What could go wrong.")]
public sealed class RiskNode(Risk risk, Reader reader)
{
    [Description("In words; null where it is not given.")]
    public string? WhatCouldGoWrong => reader.ReadOrNull(risk.WhatCouldGoWrong);

    [Description("How long it would take to recover, in words; null where it is not given.")]
    public string? RecoveryTime => risk.RecoveryTime;
}

[Name("Rollback")]
[Description("How to take it back.")]
public sealed class RollbackNode(Rollback rollback, Approval state, Reader reader)
{
    [Description("What a person would do.")]
    public IEnumerable<string> Steps => rollback.Steps;

    [Description("What HotDash would carry out.")]
    [ListSize(20)]
    public IEnumerable<ActionNode> Actions => rollback.Actions.Select(it => new ActionNode(it, state, reader));
}

[Name("ApprovalAction")]
[Description("One thing to carry out.")]
public sealed class ActionNode(ProposedAction action, Approval state, Reader reader)
{
    [Description("Its id within the approval.")]
    public string ActionId => action.ActionId;

    [Description("The tool's name.")]
    public string Tool => action.Tool;

    [Description("Its arguments.")]
    public Json Arguments =>
        Json.ObjectOf([
            .. action.Arguments.Members,
            .. action.Personal.Select(it => (it.Key, Json.Of(reader.Read(it.Value)))),
        ]);

    [Description("What the far side said of it before the decision; null before the first check.")]
    public DryRunNode? DryRun =>
        state.Validation?.DryRuns.FirstOrDefault(it => it.ActionId == action.ActionId) is { } it ? new(it) : null;
}

[Name("DryRun")]
[Description("What the far side said of an action before the decision.")]
public sealed class DryRunNode(DryRun run)
{
    [Description("How it ended.")]
    public DryRunStatus Status => run.Status;

    [Description("In words; null when there is nothing to say.")]
    public string? Message => run.Message;
}
