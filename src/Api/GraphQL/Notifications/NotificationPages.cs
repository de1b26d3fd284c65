using System.Globalization;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Notifications;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>A person's notifications page by page.</summary>
internal static class NotificationPages
{
    public static async Task<NotificationConnection> Of(
        NotificationFilterInput? input,
        PageWish wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var filter = NotificationFilterInput.Of(input);
        var binding = BindingOf(request);
        var page = Page.Of(binding, wish.First, wish.After, wish.Last, wish.Before);
        var list = request.Services.GetRequiredService<NotificationList>();
        var (shop, person) = (request.Shop, request.Caller.Actor.Id);
        var found = await list.Page(shop, person, filter, Read(page.From), page.Backward, page.Size + 1, cancel);
        var now = request.Services.GetRequiredService<IClock>().GetCurrentInstant();
        return new(
            Connection.From(
                page,
                binding,
                [.. found.Select(x => new NotificationNode(x, now))],
                x => Write(x.Seen),
                stop => list.Count(shop, person, filter, Connection.CountLimit + 1, stop)
            )
        );
    }

    /// <summary>How the caller wants notifications; null for who is no person.</summary>
    public static async Task<NotificationPreferencesNode?> PreferencesOf(
        RequestContext request,
        CancellationToken cancel
    )
    {
        var actor = request.Caller.Actor;
        if (actor.Kind != ActorKind.Person)
            return null;
        var list = request.Services.GetRequiredService<NotificationList>();
        return new(actor.Id, await list.PreferencesOf(request.Shop, actor.Id, cancel));
    }

    /// <summary>The place that a cursor of the caller's list stands for.</summary>
    public static NotificationList.Place PlaceOf(string cursor, RequestContext request) =>
        Read(BindingOf(request).Place(cursor))!.Value;

    /// <summary>A key in another spelling than ours is nobody's: one thing has one id.</summary>
    public static Guid? IdOf(string key) => Guid.TryParseExact(key, "D", out var id) ? id : null;

    // A place in the order of coming is one under every filter.
    private static ListBinding BindingOf(RequestContext request) =>
        new("notifications", request.Shop, request.Caller.Actor.Id);

    private static string Write(NotificationView x) =>
        string.Create(CultureInfo.InvariantCulture, $"{InstantPattern.ExtendedIso.Format(x.ShownAt)}|{x.Id}");

    private static NotificationList.Place? Read(string? place) =>
        place is null ? null
        : place.Split('|') is [var at, var key]
        && InstantPattern.ExtendedIso.Parse(at) is { Success: true, Value: var shownAt }
        && IdOf(key) is { } id
            ? new(shownAt, id)
        : throw ListBinding.NoCursor();
}
