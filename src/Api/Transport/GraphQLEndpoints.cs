using HotDash.Api.GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Ide;
using HotDash.Api.GraphQL.Reads;
using HotDash.Api.Live;

namespace HotDash.Api.Transport;

/// <summary>Registers the engine and maps its addresses.</summary>
public static class GraphQLEndpoints
{
    /// <summary>
    /// The engine over the schema of this product, fed from the journal, with who reads written down. <see cref="IAuthenticator"/> is registered by whoever
    /// knows identities, the clock and the journal's follower by whoever knows the storage.
    /// </summary>
    public static IServiceCollection AddGraphQLEngine(this IServiceCollection services) =>
        services
            .AddGraphQLEngine(new SchemaRoots(typeof(Query), typeof(Mutation), typeof(Subscription)))
            .AddSingleton(TrustedDocuments.BuiltIn)
            .AddSingleton<IJournalPast, JournalPast>()
            .AddReadFields()
            .AddHostedService<LiveFeed>();

    public static IServiceCollection AddGraphQLEngine(
        this IServiceCollection services,
        SchemaRoots roots,
        TransportOptions? limits = null,
        LiveOptions? live = null
    ) =>
        services
            .AddSingleton(roots)
            .AddSingleton(TrustedDocuments.None)
            .AddSingleton(new DocumentOptions())
            .AddSingleton(ErrorCodeWords.All)
            .AddSingleton<ApiSchema>()
            .AddSingleton<GraphQLEngine>()
            .AddSingleton(services =>
                LimitOptions.From(
                    services.GetRequiredService<IConfiguration>(),
                    services.GetRequiredService<IHostEnvironment>().IsDevelopment()
                )
            )
            .AddSingleton(limits ?? new())
            .AddSingleton(live ?? new())
            .AddSingleton<LiveHub>()
            .AddSingleton<IWitness, NoWitness>()
            .AddSingleton<Admission>()
            .AddSingleton<Proving>()
            .AddHostedService(x => x.GetRequiredService<Proving>())
            .AddSingleton<Operations>()
            .AddSingleton<WebSocketTransport>()
            .AddSingleton<Reservations>()
            .AddSingleton<SharedStreamTransport>()
            .AddSingleton<HttpTransport>();

    /// <summary>/graphql and /graphql/schema.graphql. The schema is built now, so that a faulty one fails at start.</summary>
    public static void MapGraphQL(this WebApplication app)
    {
        var schema = app.Services.GetRequiredService<ApiSchema>();
        var http = app.Services.GetRequiredService<HttpTransport>();
        var sockets = app.Services.GetRequiredService<WebSocketTransport>();
        var limits = app.Services.GetRequiredService<LimitOptions>();
        var ide = limits.Ide ? Ide.Of(app) : null;
        var hub = app.Services.GetRequiredService<LiveHub>();
        app.Lifetime.ApplicationStopping.Register(hub.GoDown);
        app.UseWebSockets();
        app.MapMethods(
            "/graphql",
            ["GET", "POST", "PUT", "DELETE", "CONNECT"],
            context =>
                context.WebSockets.IsWebSocketRequest ? sockets.Serve(context)
                : ide is not null && IsForPerson(context.Request) ? Show(ide, context)
                : http.Serve(context)
        );
        if (limits.Introspection)
            app.MapGet("/graphql/schema.graphql", () => Results.Text(schema.Text, "text/plain; charset=utf-8"));
        if (ide is not null)
            app.MapGet("/graphql/ide/{name}", ide.File);
    }

    private static async Task Show(Ide ide, HttpContext http) => await (await ide.Page()).ExecuteAsync(http);

    private static bool IsForPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Query.ContainsKey("query")
        && HttpAnswer.Negotiate(request) == AnswerKind.Page;
}
