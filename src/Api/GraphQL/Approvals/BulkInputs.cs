using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

[Name("DecideApprovalsInput")]
[Description("Decides on many at once.")]
public sealed class DecideApprovalsInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts, for all items. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("1 to 100, each of another approval.")]
    public required IReadOnlyList<BulkItemInput> Items { get; init; }

    [Description("What one refused item means to the others.")]
    public required BulkMode Mode { get; init; }
}

[Name("BulkItemInput")]
[Description("What is decided on one approval, as when it is decided on alone.")]
public sealed class BulkItemInput
{
    [Description("The approval.")]
    public required GlobalId Id { get; init; }

    [Description("The revision that was shown.")]
    public required int ExpectedRevision { get; init; }

    [Description("What is decided.")]
    public required BulkChoice Decision { get; init; }

    [Description("The `payloadDigest` that was shown; needed to approve.")]
    [Digest]
    public string? PayloadDigest { get; init; }

    [Description("Grades, to approve or to reject; approving CX_REPLY needs all three.")]
    public GradesInput? Grades { get; init; }

    [Description("The kind of reason; needed to reject.")]
    public RejectReason? ReasonCode { get; init; }

    [Description("Why; needed to reject. 1 to 2,000 characters.")]
    public string? Reason { get; init; }

    [Description("What is to be changed; needed to request changes. 1 to 2,000 characters.")]
    public string? Note { get; init; }

    internal BulkItem ToDomain() =>
        new(
            Id.KeyOf(ApprovalPages.Type),
            ExpectedRevision,
            Decision,
            PayloadDigest,
            Grades?.ToDomain(),
            ReasonCode,
            Reason,
            Note
        );
}
