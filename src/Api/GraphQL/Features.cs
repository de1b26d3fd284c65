using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Api.GraphQL.Trust;

namespace HotDash.Api.GraphQL;

/// <summary>All that the schema's fields need, feature by feature.</summary>
public static class Features
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) =>
        services.AddShopFields().AddApprovalFields().AddTrustFields().AddPreferencesFields().AddTileFields();
}
