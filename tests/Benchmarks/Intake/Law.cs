namespace HotDash.Benchmarks.Intake;

/// <summary>
/// Reads one approval's history as an auditor would: no two decisions without an undo or a resubmission between them,
/// nothing carried out but what was approved, in that revision and that digest, by enough people.
/// </summary>
public sealed class Law(Findings findings)
{
    private readonly Dictionary<string, string?> _given = [];
    private int _version;
    private HistoryRow? _approved;
    private bool _rejected;
    private bool _dispatched;

    public void Read(HistoryRow row)
    {
        Require(row, row.Version == _version + 1, $"follows version {_version}");
        _version = row.Version;
        switch (row.Action)
        {
            case "SUBMITTED":
                Require(row, _approved is null, "was submitted while approved");
                (_rejected, _dispatched) = (false, false);
                _given.Clear();
                break;
            case "EDITED":
                Require(row, _approved is null && !_rejected, "was edited after its decision");
                _given.Clear();
                break;
            case "CHANGES_REQUESTED" or "WITHDRAWN" or "EXPIRED":
                Require(row, _approved is null && !_rejected, "left review after its decision");
                _given.Clear();
                break;
            case "GIVEN":
                Require(row, _approved is null && !_rejected, "was approved after its decision");
                Require(row, _given.TryAdd(row.By, row.Role), $"was approved twice by {row.By}");
                break;
            case "APPROVED":
                Decide(row);
                break;
            case "REJECTED":
                Require(row, _approved is null && !_rejected, "was decided twice");
                _rejected = true;
                break;
            case "UNDONE":
                Require(
                    row,
                    _approved is not null && !_dispatched,
                    "was undone, but stood not approved or was on its way"
                );
                _approved = null;
                _given.Clear();
                break;
            case "DISPATCHED":
                Require(
                    row,
                    _approved is { } it && it.Digest == row.Digest && it.Revision == row.Revision,
                    "was dispatched in another revision or digest than approved"
                );
                _dispatched = true;
                break;
            case "ACTION_STARTED" or "ACTION_SETTLED" or "APPLIED":
                Require(row, _dispatched, $"{row.Action} without a dispatch");
                break;
        }
    }

    private void Decide(HistoryRow row)
    {
        Require(row, _approved is null && !_rejected, "was decided twice");
        Require(row, _given.Count >= row.ApprovalsNeeded, $"has {_given.Count} of {row.ApprovalsNeeded} approvals");
        Require(row, !row.ManagerNeeded || _given.ContainsValue("MANAGER"), "has no manager among its approvers");
        _approved = row;
    }

    private void Require(HistoryRow row, bool condition, string what) =>
        findings.Require(condition, () => $"{row.ApprovalId}, version {row.Version}: {what}");
}
