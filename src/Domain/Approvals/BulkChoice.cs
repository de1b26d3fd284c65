namespace HotDash.Domain.Approvals;

/// <summary>R20: what a reviewer decides on one item of a bulk; each as it is decided on one alone.</summary>
public enum BulkChoice
{
    /// <summary>Give an approval.</summary>
    Approve,

    /// <summary>Reject it.</summary>
    Reject,

    /// <summary>Send it back to its drafter.</summary>
    RequestChanges,
}
