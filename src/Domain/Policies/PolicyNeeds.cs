using System.Collections.Immutable;
using System.Globalization;
using HotDash.Domain.Approvals;
using HotDash.Domain.Shops;

namespace HotDash.Domain.Policies;

/// <summary>What a change of policy needs of a shop's present members. Who leaves later takes nothing back.</summary>
internal static class PolicyNeeds
{
    /// <summary>The first thing named that no present member could satisfy; null when there is none.</summary>
    /// <param name="change">What is named.</param>
    /// <param name="next">The policy with it.</param>
    /// <param name="membership">Who belongs to the shop.</param>
    public static Refusal? Unmet(PolicyChange change, ApprovalPolicy next, Membership membership) =>
        First(change.Quorums, "quorums", (rule, path) => Unmet(rule.Quorum, membership, path))
        ?? First(change.Lists, "lists", (list, path) => Unknown(list, membership, path) ?? Missed(list, next, path))
        ?? First(
            change.Ladders,
            "ladders",
            (ladder, path) =>
                First(ladder.Rungs, [.. path, "rungs"], (rung, at) => Unmet(rung, next, membership, [.. at, "to"]))
        );

    private static Refusal? Unmet(Quorum quorum, Membership membership, ImmutableArray<string> path)
    {
        if (MostReviewers(membership) < quorum.Approvals)
            return Unsatisfiable("The shop has fewer members who may decide.", [.. path, "approvals"]);
        return quorum.Manager && !membership.Members.Any(x => May.Manage(x) is not null)
            ? Unsatisfiable("The shop has no manager.", [.. path, "manager"])
            : null;
    }

    /// <summary>How many can decide on something at all: whoever drafts it, and for whom, does not (R7).</summary>
    private static int MostReviewers(Membership membership)
    {
        var reviewers = membership.Members.Where(x => May.Review(x) is not null).Select(x => x.Actor.Id).ToList();
        return membership
            .Members.Where(x => May.Draft(x) is not null)
            .Select(x => reviewers.Count(id => id != x.Actor.Id && id != x.Actor.OnBehalfOf))
            .DefaultIfEmpty(reviewers.Count)
            .Max();
    }

    private static Refusal? Unmet(Rung rung, ApprovalPolicy next, Membership membership, ImmutableArray<string> path) =>
        HasAnybody(rung.To, next, membership) ? null : Unsatisfiable($"{rung.To} is nobody in this shop.", path);

    /// <summary>Whether somebody stands for the name: has the role or one above it, or is on the list and still a member.</summary>
    private static bool HasAnybody(string to, ApprovalPolicy next, Membership membership) =>
        to switch
        {
            "OPERATOR" => membership.Members.Any(x => May.Review(x) is not null),
            "MANAGER" => membership.Members.Any(x => May.Manage(x) is not null),
            "ADMIN" => membership.Members.Any(x => x.Has(Role.Admin)),
            _ => next.Lists.Any(list => list.Name == to && list.Members.Any(x => IsPerson(x, membership))),
        };

    private static Refusal? Unknown(RecipientList list, Membership membership, ImmutableArray<string> path) =>
        First(
            list.Members,
            [.. path, "members"],
            (member, at) =>
                IsPerson(member, membership)
                    ? null
                    : new Refusal(
                        ErrorCode.NotFound,
                        "There is no such person in this shop.",
                        "Name members who are persons.",
                        at
                    )
        );

    /// <summary>A list that goes must be named by no rung.</summary>
    private static Refusal? Missed(RecipientList list, ApprovalPolicy next, ImmutableArray<string> path) =>
        list.Members.IsEmpty && next.Ladders.Values.Any(rungs => rungs.Any(x => x.To == list.Name))
            ? Unsatisfiable("A ladder escalates to this list.", [.. path, "members"])
            : null;

    private static bool IsPerson(string id, Membership membership) =>
        membership.Find(id)?.Actor.Kind == ActorKind.Person;

    private static Refusal Unsatisfiable(string message, ImmutableArray<string> path) =>
        new(
            ErrorCode.PolicyUnsatisfiable,
            message,
            "Ask for less, or invite members or change their roles first.",
            path
        );

    private static Refusal? First<T>(
        ImmutableArray<T> all,
        ImmutableArray<string> path,
        Func<T, ImmutableArray<string>, Refusal?> of
    ) =>
        all.Select((x, i) => of(x, [.. path, i.ToString(CultureInfo.InvariantCulture)]))
            .FirstOrDefault(x => x is not null);

    private static Refusal? First<T>(
        ImmutableArray<T> all,
        string field,
        Func<T, ImmutableArray<string>, Refusal?> of
    ) => First(all, [field], of);
}
