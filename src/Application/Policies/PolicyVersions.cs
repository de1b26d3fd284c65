using HotDash.Application.Pipeline;
using HotDash.Domain.Policies;

namespace HotDash.Application.Policies;

/// <summary>
/// A row for each version that a shop's policy has had. A decision names the version that it obeyed in its own transaction, which fails
/// where there is a later one: so what is decided by never was replaced before, on whichever node.
/// </summary>
internal static class PolicyVersions
{
    public static void Add(Attempt attempt, int version) => attempt.Run(Insert, attempt.Command.Shop, version);

    /// <summary>Violates the table's key, and so fails, where the policy is a later one by now.</summary>
    public static void StillStands(Attempt attempt, ApprovalPolicy obeyed) =>
        attempt.Run(InsertLater, attempt.Command.Shop, obeyed.Version);

    public const string Table = "policy_versions";

    private const string Insert = "insert into hotdash.policy_versions (shop, version) values (?, ?)";

    private const string InsertLater = """
        insert into hotdash.policy_versions (shop, version)
        select shop, version from hotdash.policy_versions where shop = ? and version > ? limit 1
        """;
}
