using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Reads;
using NodaTime;

namespace HotDash.Api.GraphQL.Reads;

[Name("ReadsLogFilter")]
[Description("Which readings: lists are \"one of\", fields are \"and\"; what is left out asks for all.")]
public sealed class ReadsLogFilterInput
{
    [Description("Who read.")]
    public string? Actor { get; init; }

    [Description("Whose text or history it was.")]
    public GlobalId? ApprovalId { get; init; }

    [Description("What was read.")]
    public IReadOnlyList<ReadKind>? Kinds { get; init; }

    [Description("How far it had come.")]
    public IReadOnlyList<ReadStage>? Stages { get; init; }

    [Description("Not before.")]
    public Instant? From { get; init; }

    [Description("Before.")]
    public Instant? To { get; init; }

    internal static ReadsFilter Of(ReadsLogFilterInput? input) =>
        input is null
            ? ReadsFilter.All
            : new(
                input.Actor,
                input.ApprovalId?.KeyOf("Approval"),
                [.. input.Kinds ?? []],
                [.. input.Stages ?? []],
                input.From,
                input.To
            );
}
