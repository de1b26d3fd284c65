using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>What the fields of shops and their members need.</summary>
public static class ShopHosting
{
    public static IServiceCollection AddShopFields(this IServiceCollection services) =>
        services.AddSingleton<INodeLoader, ViewerLoader>().AddSingleton<INodeLoader, ApiKeyLoader>();
}
