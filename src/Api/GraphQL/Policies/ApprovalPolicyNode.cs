using System.ComponentModel;
using System.Globalization;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Api.GraphQL.Policies;

/// <summary>A version of the shop's policy for approvals.</summary>
/// <param name="policy">The policy.</param>
/// <param name="set">How it came to be; null for the default one.</param>
[Name("ApprovalPolicy")]
[Description("A version of the shop's policy for approvals. What was decided by one stays decided under the next.")]
[Implements(typeof(INode))]
public sealed class ApprovalPolicyNode(ApprovalPolicy policy, ApprovalPolicySet? set) : INode
{
    internal const string Type = "ApprovalPolicy";

    internal string Key => policy.Version.ToString(CultureInfo.InvariantCulture);

    [Description("The version's; the same for ever.")]
    public GlobalId Id => new(Type, Key);

    [Description("Rises with every setting; 0 is the default policy. Decisions carry the one that they obeyed.")]
    public int Version => policy.Version;

    [Description("Who set it; null for the default policy.")]
    public ActorNode? SetBy => set is null ? null : new(set.By);

    [Description("When it was set; null for the default policy.")]
    public Instant? SetAt => set?.At;

    [Description("What of it is another than in the version before.")]
    public IEnumerable<PolicyPart> Changed => set?.Changed ?? [];

    [Description("When the shop works.")]
    public BusinessHoursNode Hours => new(policy.Hours);

    [Description("A purchase above it is HIGH, as is one in another currency.")]
    public MoneyNode HighValue => new(policy.HighValue);

    [Description("A stock adjustment of more units than this is HIGH.")]
    public int HighQuantity => policy.HighQuantity;

    [Description("The quorums; for what has none here, one approver is enough.")]
    public IEnumerable<QuorumRuleNode> Quorums => policy.Quorums.Select(x => new QuorumRuleNode(x));

    [Description("The rules of each kind.")]
    public IEnumerable<KindPolicyNode> Kinds =>
        Enum.GetValues<ApprovalKind>().Select(x => new KindPolicyNode(x, policy));

    [Description("How long a claim lasts.")]
    public int ClaimForSeconds => (int)policy.ClaimFor.TotalSeconds;

    [Description("The escalation ladder of each priority.")]
    public IEnumerable<LadderNode> Ladders => Enum.GetValues<Priority>().Select(x => new LadderNode(x, policy));

    [Description("The lists that a rung may name besides roles.")]
    public IEnumerable<RecipientListNode> Lists => policy.Lists.Select(x => new RecipientListNode(x));

    [Description("On which terms agents' items may be approved without a person.")]
    public AutoApprovalNode AutoApproval => new(policy.AutoApproval);
}
