using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.Hosting.Identity;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description(
        "The shop's API keys, the newest first, revoked and expired ones too; 500 at most; null only together with an error. For admins."
    )]
    [Allow(Role.Admin)]
    public static async Task<IEnumerable<ApiKeyNode>?> ApiKeys(RequestContext request, CancellationToken cancel)
    {
        var keys = await request.Services.GetRequiredService<ApiKeyTable>().Of(request.Shop, cancel);
        return keys.Select(key => new ApiKeyNode(key));
    }
}
