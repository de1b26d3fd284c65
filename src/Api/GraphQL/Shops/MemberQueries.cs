using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Domain;
using HotDash.Projections.Members;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("Everybody who belongs to the shop, by id; null only together with an error.")]
    [Allow(Role.Admin)]
    public static async Task<IEnumerable<MemberNode>?> Members(RequestContext request, CancellationToken cancel)
    {
        var reader = Reader.Of(request);
        var all = await request.Services.GetRequiredService<MemberList>().All(request.Shop, cancel);
        return all.Select(x => new MemberNode(x, reader));
    }
}
