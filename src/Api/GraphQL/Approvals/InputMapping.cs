using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using Facts = HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What clients send as what Domain decides on.</summary>
internal static class InputMapping
{
    public static DraftInput ToDomain(this ApprovalDraftInput draft) =>
        new(
            draft.Summary,
            draft.Kind,
            draft.Priority,
            Actions(draft.Actions),
            draft.ConversationRef,
            draft.CustomerRef,
            draft.LastMessageSeen,
            draft.Evidence?.ToDomain(),
            draft.Impact?.ToDomain(),
            draft.Risk?.ToDomain(),
            draft.Rollback?.ToDomain(),
            draft.Confidence,
            draft.Intent
        );

    public static ContentEdit ToDomain(this EditApprovalInput edit) =>
        new(
            edit.Summary,
            edit.Priority,
            edit.LastMessageSeen,
            edit.Evidence?.ToDomain(),
            edit.Impact?.ToDomain(),
            edit.Risk?.ToDomain(),
            edit.Rollback?.ToDomain(),
            edit.Actions is null ? null : Actions(edit.Actions),
            edit.Confidence
        );

    public static Grades ToDomain(this GradesInput grades) => new(grades.Tone, grades.Accuracy, grades.Policy);

    private static Facts.EvidenceInput ToDomain(this EvidenceInput evidence) =>
        new(
            evidence.WhatChanges,
            evidence.WhyNow,
            evidence.ImpactForecast,
            [.. evidence.Diffs ?? []],
            [.. evidence.Samples ?? []],
            [.. evidence.Queries ?? []],
            [.. evidence.Screenshots ?? []]
        );

    private static Impact ToDomain(this ImpactInput impact) =>
        new(impact.ExpectedOutcome, [.. impact.MetricsAffected ?? []], impact.UserExperience, impact.BusinessValue);

    private static Facts.RiskInput ToDomain(this RiskInput risk) => new(risk.WhatCouldGoWrong, risk.RecoveryTime);

    private static Facts.RollbackInput ToDomain(this RollbackInput rollback) =>
        new([.. rollback.Steps ?? []], Actions(rollback.Actions ?? []));

    private static ImmutableArray<Facts.ActionInput> Actions(IEnumerable<ActionInput> actions) =>
        [.. actions.Select(x => new Facts.ActionInput(x.Tool, x.Arguments, x.ActionId))];
}
