using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Notifications;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Api.GraphQL.Shops;
using HotDash.Domain;
using HotDash.Domain.Shops;

namespace HotDash.Api.GraphQL
{
    public sealed partial class Query
    {
        [Description("Who asks, as the credential says; null only together with an error.")]
        [AllowAny]
        public static Viewer? Viewer(RequestContext request) => new(request.Identity!);
    }
}

namespace HotDash.Api.GraphQL.Shops
{
    /// <summary>Who asks, as the credential and the membership say.</summary>
    [Name("Viewer")]
    [Description("Who asks.")]
    [Implements(typeof(INode))]
    public sealed class Viewer(Identity identity) : INode
    {
        [Description("The same for ever for this person in this shop.")]
        public GlobalId Id => new("Viewer", identity.Caller.Actor.Id);

        [Description("The actor's id within the shop.")]
        public string Actor => identity.Caller.Actor.Id;

        [Description("A person or an agent.")]
        public ActorKind Kind => identity.Caller.Actor.Kind;

        [Description("The shop's domain.")]
        public string Shop => identity.Shop;

        [Description("The present roles in the shop.")]
        public IEnumerable<Role> Roles => identity.Caller.Roles.Order();

        [Description("What the viewer may do in the shop at large, at this moment.")]
        public IEnumerable<ShopAbility> Abilities => ShopAbilities.Of(identity.Caller);

        [Description("What the viewer chose for the dashboard; null for an agent, which has none.")]
        public static async Task<PreferencesNode?> Preferences(RequestContext request, CancellationToken cancel) =>
            OwnPreferences.Has(request)
                ? new(await OwnPreferences.Of(request, cancel), OwnPreferences.PersonOf(request))
                : null;

        [Description("How many notifications are unread; exact; null for an agent, which has none.")]
        public async Task<int?> UnreadCount(RequestContext request, CancellationToken cancel) =>
            identity.Caller.Actor.Kind == ActorKind.Person
                ? await NotificationConnection.UnreadCount(request, cancel)
                : null;

        [Description("How the viewer wants notifications; null for an agent, which gets none.")]
        public async Task<NotificationPreferencesNode?> NotificationPreferences(
            RequestContext request,
            CancellationToken cancel
        ) => await NotificationPages.PreferencesOf(request, cancel);
    }
}
