using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

/// <summary>Makes an approval's content of what a client gave: personal text set apart, actions named, limits of R1 kept.</summary>
internal static class Contents
{
    /// <summary>The content of a draft, or why it is none.</summary>
    public static (ApprovalContent? Content, Refusal? Refusal) Draft(string approvalId, DraftInput input, string salt)
    {
        var subject = input.CustomerRef ?? input.ConversationRef ?? approvalId;
        var namer = new ActionNamer(0);
        var (actions, refusal) = Actions(input.Actions, [], subject, namer, "actions");
        var (undoing, undoRefusal) = Actions(input.Rollback?.Actions ?? [], [], subject, namer, "rollback", "actions");
        if ((refusal ?? undoRefusal) is { } refused)
            return (null, refused);
        var content = new ApprovalContent(
            new PersonalText(subject, input.Summary),
            input.Kind,
            input.Priority,
            input.ConversationRef,
            input.CustomerRef,
            input.LastMessageSeen,
            Evidence(input.Evidence, subject),
            Impact(input.Impact),
            Risk(input.Risk, subject),
            Rollback(input.Rollback, undoing),
            actions,
            input.Confidence,
            new PersonalText(subject, salt),
            input.Intent
        );
        return Checked(content);
    }

    /// <summary>The content after an edit, or why there is none. New actions get numbers above <paramref name="lastNumber"/>.</summary>
    public static (ApprovalContent? Content, Refusal? Refusal) Edit(
        ApprovalContent old,
        ContentEdit edit,
        int lastNumber
    )
    {
        var subject = old.Summary.Subject;
        var namer = new ActionNamer(lastNumber);
        var (actions, refusal) = edit.Actions is { } given
            ? Actions(given, old.Actions, subject, namer, "actions")
            : (old.Actions, null);
        var (undoing, undoRefusal) = edit.Rollback is { } back
            ? Actions(back.Actions, old.Rollback?.Actions ?? [], subject, namer, "rollback", "actions")
            : ([], null);
        if ((refusal ?? undoRefusal) is { } refused)
            return (null, refused);
        return Checked(
            old with
            {
                Summary = edit.Summary is { } summary ? new(subject, summary) : old.Summary,
                Priority = edit.Priority ?? old.Priority,
                LastMessageSeen = edit.LastMessageSeen ?? old.LastMessageSeen,
                Evidence = edit.Evidence is { } evidence ? Evidence(evidence, subject) : old.Evidence,
                Impact = edit.Impact is { } impact ? Impact(impact) : old.Impact,
                Risk = edit.Risk is { } risk ? Risk(risk, subject) : old.Risk,
                Rollback = edit.Rollback is { } rollback ? Rollback(rollback, undoing) : old.Rollback,
                Actions = actions,
                Confidence = edit.Confidence ?? old.Confidence,
            }
        );
    }

    private static (ApprovalContent?, Refusal?) Checked(ApprovalContent content) =>
        ContentLimits.Broken(content) is { } refusal ? (null, refusal) : (content, null);

    private static (ImmutableArray<ProposedAction>, Refusal?) Actions(
        ImmutableArray<ActionInput> given,
        ImmutableArray<ProposedAction> known,
        string subject,
        ActionNamer namer,
        params ImmutableArray<string> path
    )
    {
        var actions = ImmutableArray.CreateBuilder<ProposedAction>();
        foreach (var input in given.OrEmpty())
        {
            ImmutableArray<string> here = [.. path, $"{actions.Count}"];
            var old = known.FirstOrDefault(a => a.ActionId == input.ActionId);
            if (input.ActionId is not null && (old is null || old.Tool != input.Tool || actions.Any(Same)))
                return ([], Named(input, here));
            var (action, refusal) = Action(input, old?.ActionId ?? namer.Next(), subject, here);
            if (action is null)
                return ([], refusal);
            actions.Add(action);

            bool Same(ProposedAction a) => a.ActionId == input.ActionId;
        }
        return (actions.ToImmutable(), null);
    }

    private static (ProposedAction?, Refusal?) Action(
        ActionInput input,
        string id,
        string subject,
        ImmutableArray<string> path
    )
    {
        if (Tools.Find(input.Tool) is not { } tool)
            return (
                null,
                new Refusal(ErrorCode.UnknownTool, "There is no such tool.", "See tools.", [.. path, "tool"])
            );
        ImmutableArray<string> at = [.. path, "arguments"];
        if (!input.Arguments.IsObject)
            return (null, ContentLimits.Arguments("Arguments are a JSON object.", at));
        var personal = ImmutableSortedDictionary.CreateBuilder<string, PersonalText>(StringComparer.Ordinal);
        foreach (var (name, value) in input.Arguments.Members)
        {
            if (!tool.Personal.Contains(name))
                continue;
            if (!value.IsString)
                return (null, ContentLimits.Arguments("This field is a text.", [.. at, name]));
            personal.Add(name, new PersonalText(subject, input.Arguments.StringAt(name)!));
        }
        var open = input.Arguments.Members.Where(m => !personal.ContainsKey(m.Name));
        return (new ProposedAction(id, tool.Name, Json.ObjectOf(open), personal.ToImmutable()), null);
    }

    private static Refusal Named(ActionInput input, ImmutableArray<string> path) =>
        new(
            ErrorCode.InvalidValue,
            $"No action {input.ActionId} of {input.Tool} is left to replace.",
            "Name an action of the approval once, with its own tool, or leave the id out for a new one.",
            [.. path, "actionId"]
        );

    private static Evidence? Evidence(EvidenceInput? given, string subject) =>
        given is null
            ? null
            : new Evidence(
                Personal(given.WhatChanges, subject),
                Personal(given.WhyNow, subject),
                Personal(given.ImpactForecast, subject),
                [.. given.Diffs.OrEmpty().Select(t => new PersonalText(subject, t))],
                [.. given.Samples.OrEmpty().Select(t => new PersonalText(subject, t))],
                given.Queries.OrEmpty(),
                given.Screenshots.OrEmpty()
            );

    private static Impact? Impact(Impact? given) =>
        given is null ? null : given with { MetricsAffected = given.MetricsAffected.OrEmpty() };

    private static Risk? Risk(RiskInput? given, string subject) =>
        given is null ? null : new Risk(Personal(given.WhatCouldGoWrong, subject), given.RecoveryTime);

    private static Rollback? Rollback(RollbackInput? given, ImmutableArray<ProposedAction> actions) =>
        given is null ? null : new Rollback(given.Steps.OrEmpty(), actions);

    private static PersonalText? Personal(string? text, string subject) =>
        text is null ? null : new PersonalText(subject, text);

    private static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;

    /// <summary>Numbers the actions of an approval: a1, a2, ... A number is never given twice, even when its action is gone.</summary>
    private sealed class ActionNamer(int last)
    {
        public string Next() => $"a{++last}";
    }
}
