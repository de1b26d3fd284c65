using System.ComponentModel;

namespace HotDash.Api.GraphQL;

// How a feature adds to the schema, each in a partial file of its own folder (GraphQL/<Feature>/):
//
//   public sealed partial class Query
//   {
//       [Allow(Role.Operator, Role.Manager)]              // or [AllowAny]: without one of them the schema does not build
//       public static Task<Approval?> Approval(GlobalId id, RequestContext request, [FromServices] IQuerySession session) => ...;
//   }
//
//   public sealed partial class Mutation
//   {
//       [Allow(Role.Operator)]
//       public static Task<ApprovalPayload> Approve(ApproveInput input, RequestContext request, [FromServices] IMessageBus bus) => ...;
//   }
//
//   public sealed partial class Subscription
//   {
//       [Allow(Role.Operator), Live<ApprovalQueueLive>]   // the source works out changes; the document runs with each as root value
//       public static ApprovalQueueChange ApprovalQueueChanged([Change] ApprovalQueueChange change, ApprovalFilter? filter, string? after) => change;
//   }
//
// Methods are static; parameters are GraphQL arguments unless they are RequestContext, CancellationToken, IResolveFieldContext,
// [FromServices] or [Change]. The fields of a query run side by side: a resolver opens a session of its own. Object types that only an interface leads to carry [Implements(typeof(INode))] or
// [Implements(typeof(IUserError))] and are found by that.

/// <summary>The questions; each feature adds its own.</summary>
[Description("The questions. They change nothing, and run side by side.")]
public sealed partial class Query;

/// <summary>The wishes; each feature adds its own.</summary>
[Description("The wishes. Each is done wholly or not at all, one after the other.")]
public sealed partial class Mutation;

/// <summary>The live answers; each feature adds its own.</summary>
[Description("The live answers: one field an operation, by graphql-transport-ws or graphql-sse.")]
public sealed partial class Subscription;
