using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Policies;

/// <summary>R26: what the terms of auto-approval may be.</summary>
internal static class AutoApprovalLimits
{
    /// <summary>The first limit that the terms break; null when they keep all.</summary>
    public static Refusal? Broken(AutoApproval? terms) =>
        terms is null
            ? null
            : PolicyLimits.Each(terms.Tools, At("tools"), x => x, OfTool)
                ?? (terms.Enabled && terms.Tools.IsEmpty ? NoTool : null)
                ?? (terms.Intents.Length > 20 ? TooMany : null)
                ?? PolicyLimits.Each(terms.Intents, At("intents"), x => x, OfIntent)
                ?? PolicyLimits.Between(terms.MinDecided, 50, 10_000, "items", At("minDecided"))
                ?? PolicyLimits.Between(terms.MinApprovalPercent, 50, 100, "per cent", At("minApprovalPercent"))
                ?? PolicyLimits.Between(terms.MinMeanGrade, 1, 5, "on average", At("minMeanGrade"))
                ?? PolicyLimits.Between(terms.MostADay, 1, 1000, "a day", At("mostADay"))
                ?? PolicyLimits.Between(terms.SamplePercent, 10, 100, "per cent", At("samplePercent"));

    private static Refusal? OfTool(string name, ImmutableArray<string> path) =>
        Approvals.Tools.Find(name) switch
        {
            null => new Refusal(
                ErrorCode.UnknownTool,
                "There is no such tool.",
                "Send one that the list of tools names.",
                path
            ),
            { Risk: RiskLevel.Low } => null,
            _ => PolicyLimits.Value("Only tools of LOW risk.", "Leave it out: a person decides on it.", path),
        };

    private static Refusal? OfIntent(string intent, ImmutableArray<string> path) =>
        string.IsNullOrWhiteSpace(intent)
            ? PolicyLimits.Value("Not blank.", "Say it in words.", path)
            : ContentLimits.Text(intent, 100, path);

    private static ImmutableArray<string> At(string field) => ["autoApproval", field];

    private static readonly Refusal NoTool = PolicyLimits.Value(
        "It is for certain tools alone.",
        "Name one at least.",
        At("tools")
    );

    private static readonly Refusal TooMany = PolicyLimits.Value(
        "At most 20 intents.",
        "Send those that matter most.",
        At("intents")
    );
}
