using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

[Name("ApprovalFilter")]
[Description("Which approvals: lists are \"one of\", fields are \"and\"; what is left out asks for all.")]
public sealed class ApprovalFilterInput
{
    [Description("Where they stand.")]
    public IReadOnlyList<ApprovalState>? States { get; init; }

    [Description("What they are about.")]
    public IReadOnlyList<ApprovalKind>? Kinds { get; init; }

    [Description("How pressing.")]
    public IReadOnlyList<Priority>? Priorities { get; init; }

    [Description("How near the SLA.")]
    public IReadOnlyList<Urgency>? Urgencies { get; init; }

    [Description("How much harm they could do.")]
    public IReadOnlyList<RiskLevel>? RiskLevels { get; init; }

    [Description("Who drafted them.")]
    public string? DraftedBy { get; init; }

    /// <summary>An agent sees its own drafts, whatever it asks for.</summary>
    internal static ApprovalFilter For(ApprovalFilterInput? input, Domain.Caller caller)
    {
        var own = Own(caller);
        if (input is null)
            return ApprovalFilter.All with { DraftedBy = own };
        return new(
            [.. input.States ?? []],
            [.. input.Kinds ?? []],
            [.. input.Priorities ?? []],
            [.. input.Urgencies ?? []],
            [.. input.RiskLevels ?? []],
            own ?? input.DraftedBy
        );
    }

    /// <summary>The id to which the caller's sight is limited; null when it is not.</summary>
    internal static string? Own(Domain.Caller caller) =>
        caller.Actor.Kind == Domain.ActorKind.Agent ? caller.Actor.Id : null;
}

[Name("ApprovalHistoryFilter")]
[Description("Which history: lists are \"one of\", fields are \"and\"; what is left out asks for all.")]
public sealed class ApprovalHistoryFilterInput
{
    [Description("One approval's.")]
    public GlobalId? ApprovalId { get; init; }

    [Description("Where the approval stood after it.")]
    public IReadOnlyList<ApprovalState>? States { get; init; }

    [Description("What the approval is about.")]
    public IReadOnlyList<ApprovalKind>? Kinds { get; init; }

    [Description("Who did it itself. What an agent did for its owner is found by the agent's id.")]
    public string? Actor { get; init; }

    [Description("The agent that did it itself; nothing for a person's id.")]
    public string? Agent { get; init; }

    [Description("A tool among the approval's actions.")]
    public string? Tool { get; init; }

    [Description("What happened.")]
    public IReadOnlyList<ApprovalHappening>? Actions { get; init; }

    [Description("Not before.")]
    public Instant? From { get; init; }

    [Description("Before.")]
    public Instant? To { get; init; }

    [Description("Words of fields that hold no personal text.")]
    public string? Text { get; init; }

    internal static ApprovalTrailFilter Of(ApprovalHistoryFilterInput? input) =>
        input is null
            ? ApprovalTrailFilter.All
            : new(
                input.ApprovalId?.KeyOf("Approval"),
                [.. input.States ?? []],
                [.. input.Kinds ?? []],
                input.Actor,
                input.Agent,
                input.Tool,
                [.. (input.Actions ?? []).SelectMany(TypesOf)],
                input.From,
                input.To,
                input.Text
            );

    private static IEnumerable<string> TypesOf(ApprovalHappening action) =>
        EventNames
            .All.Where(x => x.Key.IsAssignableTo(typeof(IApprovalFact)))
            .Select(x => x.Value)
            .Where(x => ApprovalHistoryEntry.Happening(x) == action);
}
