using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Policies;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description(
        "The shop's policy for approvals, and every one that it had before: the present one first, the default one last; null only together with an error."
    )]
    [Allow(Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<IEnumerable<ApprovalPolicyNode>?> ApprovalPolicies(
        RequestContext request,
        CancellationToken cancel
    ) => await PolicyVersions.All(request, cancel);
}
