using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Policies;
using HotDash.Projections.Policies;

namespace HotDash.Api.GraphQL.Policies;

/// <summary>The versions of a shop's policy, by id and all of them.</summary>
internal sealed class PolicyVersions : INodeLoader
{
    public string Type => ApprovalPolicyNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        request.Caller.Has(Role.Operator, Role.Manager, Role.Admin, Role.Auditor)
            ? (await All(request, cancel)).Where(x => keys.Contains(x.Key)).ToDictionary(x => x.Key, INode (x) => x)
            : new Dictionary<string, INode>();

    /// <summary>The newest first, the default one last.</summary>
    public static async Task<IReadOnlyList<ApprovalPolicyNode>> All(RequestContext request, CancellationToken cancel)
    {
        var facts = await request.Services.GetRequiredService<PolicyList>().Facts(request.Shop, cancel);
        var all = facts.OfType<ApprovalPolicySet>().Select(x => new ApprovalPolicyNode(x.Policy, x)).Reverse();
        return [.. all, new ApprovalPolicyNode(ApprovalPolicy.Default, null)];
    }
}
