using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

/// <summary>R8: what an edit changed, field by field, with JSON types kept.</summary>
internal static class ContentDiff
{
    /// <summary>The changed fields, in the order of the content; none when nothing was changed.</summary>
    public static ImmutableArray<FieldEdit> Between(ApprovalContent a, ApprovalContent b) =>
        [
            .. Text("summary", a.Summary, b.Summary),
            .. Value("priority", Name(a.Priority), Name(b.Priority)),
            .. Value("lastMessageSeen", Json(a.LastMessageSeen), Json(b.LastMessageSeen)),
            .. Text("evidence.whatChanges", a.Evidence?.WhatChanges, b.Evidence?.WhatChanges),
            .. Text("evidence.whyNow", a.Evidence?.WhyNow, b.Evidence?.WhyNow),
            .. Text("evidence.impactForecast", a.Evidence?.ImpactForecast, b.Evidence?.ImpactForecast),
            .. Texts("evidence.diffs", a.Evidence?.Diffs ?? [], b.Evidence?.Diffs ?? []),
            .. Texts("evidence.samples", a.Evidence?.Samples ?? [], b.Evidence?.Samples ?? []),
            .. Value("evidence.queries", Json(a.Evidence?.Queries), Json(b.Evidence?.Queries)),
            .. Value("evidence.screenshots", Json(a.Evidence?.Screenshots), Json(b.Evidence?.Screenshots)),
            .. Value("impact.expectedOutcome", Json(a.Impact?.ExpectedOutcome), Json(b.Impact?.ExpectedOutcome)),
            .. Value("impact.metricsAffected", Json(a.Impact?.MetricsAffected), Json(b.Impact?.MetricsAffected)),
            .. Value("impact.userExperience", Json(a.Impact?.UserExperience), Json(b.Impact?.UserExperience)),
            .. Value("impact.businessValue", Json(a.Impact?.BusinessValue), Json(b.Impact?.BusinessValue)),
            .. Text("risk.whatCouldGoWrong", a.Risk?.WhatCouldGoWrong, b.Risk?.WhatCouldGoWrong),
            .. Value("risk.recoveryTime", Json(a.Risk?.RecoveryTime), Json(b.Risk?.RecoveryTime)),
            .. Value("rollback.steps", Json(a.Rollback?.Steps), Json(b.Rollback?.Steps)),
            .. Actions("rollback.actions", a.Rollback?.Actions ?? [], b.Rollback?.Actions ?? []),
            .. Actions("actions", a.Actions, b.Actions),
            .. Value("confidence", Number(a.Confidence), Number(b.Confidence)),
        ];

    private static IEnumerable<FieldEdit> Actions(
        string path,
        ImmutableArray<ProposedAction> before,
        ImmutableArray<ProposedAction> after
    )
    {
        foreach (var id in before.Concat(after).Select(x => x.ActionId).Distinct())
        {
            var (a, b) = (before.FirstOrDefault(x => x.ActionId == id), after.FirstOrDefault(x => x.ActionId == id));
            var at = $"{path}[{id}]";
            foreach (var edit in Value($"{at}.tool", Json(a?.Tool), Json(b?.Tool)))
                yield return edit;
            foreach (var edit in Arguments($"{at}.arguments", a?.Arguments, b?.Arguments))
                yield return edit;
            foreach (var name in Names(a?.Personal.Keys, b?.Personal.Keys))
            {
                var (x, y) = (a?.Personal.GetValueOrDefault(name), b?.Personal.GetValueOrDefault(name));
                foreach (var edit in Text($"{at}.arguments.{name}", x, y))
                    yield return edit;
            }
        }
        // The order in which the actions run is content too.
        foreach (var edit in Value(path, Order(before, after), Order(after, before)))
            yield return edit;
    }

    /// <summary>Objects are compared member by member, all else as a whole.</summary>
    private static IEnumerable<FieldEdit> Arguments(string path, Json? before, Json? after)
    {
        if (before is not { IsObject: true } || after is not { IsObject: true })
            return Value(path, before, after);
        return Names(before.Members.Select(m => m.Name), after.Members.Select(m => m.Name))
            .SelectMany(name => Arguments($"{path}.{name}", before.Member(name), after.Member(name)));
    }

    private static IEnumerable<FieldEdit> Texts(
        string path,
        ImmutableArray<PersonalText> before,
        ImmutableArray<PersonalText> after
    ) =>
        Enumerable
            .Range(0, Math.Max(before.Length, after.Length))
            .SelectMany(i => Text($"{path}[{i}]", before.ElementAtOrDefault(i), after.ElementAtOrDefault(i)));

    private static IEnumerable<FieldEdit> Text(string path, PersonalText? before, PersonalText? after) =>
        before == after
            ? []
            : [new(path, null, null, before, after, Levenshtein.Between(before?.Text ?? "", after?.Text ?? ""))];

    private static IEnumerable<FieldEdit> Value(string path, Json? before, Json? after) =>
        before == after ? [] : [new(path, before, after, null, null, Distance(before, after))];

    private static int? Distance(Json? before, Json? after) =>
        before is null or { IsString: true } && after is null or { IsString: true }
            ? Levenshtein.Between(before?.Root.GetString() ?? "", after?.Root.GetString() ?? "")
            : null;

    private static IEnumerable<string> Names(IEnumerable<string>? a, IEnumerable<string>? b) =>
        (a ?? []).Union(b ?? []).Order(StringComparer.Ordinal);

    private static Json Order(ImmutableArray<ProposedAction> actions, ImmutableArray<ProposedAction> others) =>
        Domain.Json.ArrayOf(
            actions.Where(a => others.Any(o => o.ActionId == a.ActionId)).Select(a => Domain.Json.Of(a.ActionId))
        );

    private static Json? Json(string? text) => text is null ? null : Domain.Json.Of(text);

    private static Json? Json(ImmutableArray<string>? texts) =>
        texts is { IsEmpty: false } some ? Domain.Json.ArrayOf(some.Select(Domain.Json.Of)) : null;

    private static Json? Number(double? number) => number is { } n ? Domain.Json.Of(n) : null;

    private static Json Name(Priority priority) => Domain.Json.Of(priority.ToString().ToUpperInvariant());
}
