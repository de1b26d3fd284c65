namespace HotDash.Domain.Approvals;

/// <summary>R20: one item of a bulk, with what its decision takes.</summary>
/// <param name="ApprovalId">The approval; named once in a bulk.</param>
/// <param name="ExpectedRevision">The revision that the reviewer saw.</param>
/// <param name="Choice">What is decided.</param>
/// <param name="PayloadDigest">The payload that the reviewer saw; an approval without it is refused as one of another payload.</param>
/// <param name="Grades">1..5 each, with an approval or a rejection.</param>
/// <param name="ReasonCode">Required to reject.</param>
/// <param name="Reason">Required to reject, 1..2,000 characters.</param>
/// <param name="Note">Required to request changes, 1..2,000 characters.</param>
public sealed record BulkItem(
    string ApprovalId,
    int ExpectedRevision,
    BulkChoice Choice,
    string? PayloadDigest = null,
    Grades? Grades = null,
    RejectReason? ReasonCode = null,
    string? Reason = null,
    string? Note = null
);
