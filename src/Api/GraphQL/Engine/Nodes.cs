using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL
{
    public sealed partial class Query
    {
        /// <summary>The thing with this id; null when there is none in your shop, or your role may not see it.</summary>
        [AllowAny]
        [Description("The thing with this id; null when there is none in your shop, or your role may not see it.")]
        public static Task<INode?> Node(
            [Description("Its id.")] GlobalId id,
            RequestContext request,
            CancellationToken cancel
        ) => Engine.Nodes.Load(id, request, cancel);

        /// <summary>The things with these ids, in their order; null for each that there is not.</summary>
        [AllowAny, Name("nodes")]
        [Description(
            "The things with these ids, in their order; null for each that there is not, or that your role may not see."
        )]
        public static async Task<IReadOnlyList<INode?>> ManyNodes(
            [Description("Their ids, 0 to 100.")] IReadOnlyList<GlobalId> ids,
            RequestContext request,
            CancellationToken cancel
        )
        {
            if (ids.Count > Page.Most)
                throw CodedError.Invalid($"At most {Page.Most} ids at once.");
            var found = new List<INode?>(ids.Count);
            foreach (var id in ids)
                found.Add(await Engine.Nodes.Load(id, request, cancel));
            return found;
        }
    }
}

namespace HotDash.Api.GraphQL.Engine
{
    /// <summary>What has a global id.</summary>
    [Name("Node")]
    [Description("What has a global id.")]
    public interface INode
    {
        [Description("The same for ever, opaque, and of this shop alone.")]
        GlobalId Id { get; }
    }

    /// <summary>Finds the nodes of one type. Registered by the feature that owns the type.</summary>
    public interface INodeLoader
    {
        /// <summary>The type's name in the schema, and in its ids.</summary>
        string Type { get; }

        /// <summary>Null when there is none in the request's shop, or the caller may not see it.</summary>
        Task<INode?> Load(string key, RequestContext request, CancellationToken cancel);
    }

    internal static class Nodes
    {
        public static Task<INode?> Load(GlobalId id, RequestContext request, CancellationToken cancel) =>
            request.Services.GetServices<INodeLoader>().FirstOrDefault(x => x.Type == id.Type) is { } loader
                ? loader.Load(id.Key, request, cancel)
                : Task.FromResult<INode?>(null);
    }
}
