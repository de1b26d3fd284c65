using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL
{
    public sealed partial class Query
    {
        /// <summary>The thing with this id; null when there is none in your shop, or your role may not see it.</summary>
        [AllowAny]
        [Description("The thing with this id; null when there is none in your shop, or your role may not see it.")]
        public static IDataLoaderResult<INode?> Node([Description("Its id.")] GlobalId id, RequestContext request) =>
            Engine.Nodes.Load(id, request);

        /// <summary>The things with these ids, in their order; null for each that there is not.</summary>
        [AllowAny, Name("nodes")]
        [Description(
            "The things with these ids, in their order; null for each that there is not, or that your role may not see."
        )]
        public static IDataLoaderResult<IReadOnlyList<INode?>> ManyNodes(
            [Description("Their ids, 0 to 100.")] IReadOnlyList<GlobalId> ids,
            RequestContext request
        ) =>
            ids.Count > Page.Most
                ? throw CodedError.Invalid($"At most {Page.Most} ids at once.", "Ask for the rest in another field.")
                : new Together<INode>([.. ids.Select(id => Engine.Nodes.Load(id, request))]);
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

        /// <summary>
        /// Those of these keys that there are in the request's shop and that the caller may see; asked once for all keys of
        /// one level of a document, in one statement at most.
        /// </summary>
        Task<IReadOnlyDictionary<string, INode>> Load(
            IReadOnlyList<string> keys,
            RequestContext request,
            CancellationToken cancel
        );
    }

    internal static class Nodes
    {
        public static IDataLoaderResult<INode?> Load(GlobalId id, RequestContext request) =>
            request.Keep($"nodes of {id.Type}", r => new BatchLoader<string, INode>(LoadAll(id.Type, r))).Load(id.Key);

        private static Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyDictionary<string, INode>>> LoadAll(
            string type,
            RequestContext request
        ) =>
            request.Services.GetServices<INodeLoader>().FirstOrDefault(x => x.Type == type) is { } loader
                ? (keys, cancel) => loader.Load(keys, request, cancel)
                : (_, _) => Task.FromResult<IReadOnlyDictionary<string, INode>>(new Dictionary<string, INode>());
    }
}
