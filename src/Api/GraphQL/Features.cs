using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.GraphQL.Tiles;

namespace HotDash.Api.GraphQL;

/// <summary>The features of the schema, each of which registers what its fields need.</summary>
public static class Features
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) =>
        services.AddShopFields().AddApprovalFields().AddTileFields();
}
