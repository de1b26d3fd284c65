using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Transport;

/// <summary>Registers the engine and maps its addresses.</summary>
public static class GraphQLEndpoints
{
    /// <summary>The engine over the schema of this product. <see cref="IAuthenticator"/> is registered by whoever knows identities.</summary>
    public static IServiceCollection AddGraphQLEngine(this IServiceCollection services) =>
        services.AddGraphQLEngine(new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)));

    public static IServiceCollection AddGraphQLEngine(
        this IServiceCollection services,
        SchemaRoots roots,
        TransportOptions? limits = null
    ) =>
        services
            .AddSingleton(roots)
            .AddSingleton<ApiSchema>()
            .AddSingleton<GraphQLEngine>()
            .AddSingleton(limits ?? new())
            .AddSingleton<HttpTransport>();

    /// <summary>/graphql and /graphql/schema.graphql. The schema is built now, so that a faulty one fails at start.</summary>
    public static void MapGraphQL(this IEndpointRouteBuilder routes)
    {
        var schema = routes.ServiceProvider.GetRequiredService<ApiSchema>();
        var http = routes.ServiceProvider.GetRequiredService<HttpTransport>();
        routes.MapMethods("/graphql", ["GET", "POST"], http.Serve);
        routes.MapGet("/graphql/schema.graphql", () => Results.Text(schema.Text, "text/plain; charset=utf-8"));
    }
}
