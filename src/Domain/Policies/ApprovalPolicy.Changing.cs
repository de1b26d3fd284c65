using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Policies;

public sealed partial record ApprovalPolicy
{
    /// <summary>The policy with what is named changed; of the same version.</summary>
    internal ApprovalPolicy With(PolicyChange change) =>
        this with
        {
            Hours = change.Hours?.On(Hours) ?? Hours,
            HighValue = change.HighValue ?? HighValue,
            HighQuantity = change.HighQuantity ?? HighQuantity,
            Quorums =
            [
                .. Quorums.Where(old => !change.Quorums.Any(x => (x.Kind, x.Risk) == (old.Kind, old.Risk))),
                .. change.Quorums,
            ],
            Grades = Grades.SetItems(Named(change, x => x.Grades)),
            Slas = Slas.SetItems(change.Kinds.Where(x => x.Sla is not null).ToDictionary(x => x.Kind, x => x.Sla!)),
            ExpiresAfter = ExpiresAfter.SetItems(Named(change, x => x.ExpiresAfter)),
            UndoFor = UndoFor.SetItems(Named(change, x => x.UndoFor)),
            ClaimFor = change.ClaimFor ?? ClaimFor,
            Ladders = Ladders.SetItems(change.Ladders.ToDictionary(x => x.Priority, x => x.Rungs)),
            Lists =
            [
                .. Lists.Where(old => change.Lists.All(x => x.Name != old.Name)),
                .. change.Lists.Where(x => !x.Members.IsEmpty),
            ],
            AutoApproval = change.AutoApproval ?? AutoApproval,
        };

    /// <summary>What of it is another than in <paramref name="other"/>, whatever their versions.</summary>
    internal ImmutableArray<PolicyPart> DifferencesFrom(ApprovalPolicy other) =>
        [.. Enum.GetValues<PolicyPart>().Where(part => !IsSame(part, other))];

    private bool IsSame(PolicyPart part, ApprovalPolicy other) =>
        part switch
        {
            PolicyPart.Hours => Hours.IsAs(other.Hours),
            PolicyPart.HighValue => HighValue == other.HighValue,
            PolicyPart.HighQuantity => HighQuantity == other.HighQuantity,
            PolicyPart.Quorums => Quorums.ToHashSet().SetEquals(other.Quorums),
            PolicyPart.Grades => Kinds.All(x => GradesOf(x).ToHashSet().SetEquals(other.GradesOf(x))),
            PolicyPart.Slas => Kinds.All(x => SlaFor(x) == other.SlaFor(x)),
            PolicyPart.Expiry => Kinds.All(x => ExpiryFor(x) == other.ExpiryFor(x)),
            PolicyPart.Undo => Kinds.All(x => UndoWindowFor(x) == other.UndoWindowFor(x)),
            PolicyPart.Claim => ClaimFor == other.ClaimFor,
            PolicyPart.Ladders => Enum.GetValues<Priority>().All(x => RungsOf(x).SequenceEqual(other.RungsOf(x))),
            PolicyPart.Lists => Members(this).SetEquals(Members(other)),
            _ => AutoApproval.IsAs(other.AutoApproval),
        };

    private static IEnumerable<KeyValuePair<ApprovalKind, T>> Named<T>(PolicyChange change, Func<KindChange, T?> of)
        where T : struct =>
        change.Kinds.Where(x => of(x) is not null).Select(x => KeyValuePair.Create(x.Kind, of(x)!.Value));

    private static HashSet<(string, string)> Members(ApprovalPolicy policy) =>
        [.. policy.Lists.SelectMany(list => list.Members, (list, member) => (list.Name, member))];

    private static readonly ImmutableArray<ApprovalKind> Kinds = [.. Enum.GetValues<ApprovalKind>()];
}
