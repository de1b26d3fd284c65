using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;

namespace HotDash.Api.GraphQL.Trust;

[Name("PlantCheckItemInput")]
[Description("An item that nobody should approve, to see whether reviewers look.")]
public sealed class PlantCheckItemInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The id of the agent that is to have drafted it, as reviewers see it.")]
    public required string Agent { get; init; }

    [Description("What reviewers see.")]
    public required ApprovalDraftInput Draft { get; init; }
}
