using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Notifications;
using HotDash.Application.Notifications;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Says how you want notifications. What waits is told by it, too.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<NotificationPreferencesPayload> UpdateNotificationPreferences(
        UpdateNotificationPreferencesInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var wish = new NotificationPreferencesWish(
            input.Channels is null ? null : [.. input.Channels],
            input.Topics is null ? null : [.. input.Topics],
            input.Frequency,
            input.QuietHours is { } quiet ? new(quiet.On, quiet.From, quiet.Until) : null
        );
        var result = await Wishes.Invoke(
            new UpdateNotificationPreferences(wish)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );
        return new(
            (await NotificationPages.PreferencesOf(request, cancel))!,
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }

    [Description("Marks notifications as read: these, or all up to a cursor. Read already: nothing happens.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<NotificationsPayload> MarkNotificationsRead(
        MarkNotificationsReadInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        if (input.Ids is null == input.UpTo is null)
            throw CodedError.Invalid("Send either 'ids' or 'upTo'.", "Leave one of them out.");
        var ids = input.Ids is null ? null : IdsOf(input.Ids);
        MarkNotificationsRead.Place? upTo =
            input.UpTo is { } cursor && NotificationPages.PlaceOf(cursor, request) is var place
                ? new(place.ShownAt, place.Id)
                : null;
        return Send(
            new MarkNotificationsRead(ids is null ? null : [.. ids], upTo)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            ids ?? [],
            request,
            cancel
        );
    }

    [Description(
        "Has a notification's banner gone. Refused with NOT_DISMISSIBLE while the cause of what is CRITICAL lasts."
    )]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<NotificationsPayload> DismissNotification(
        DismissNotificationInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var ids = IdsOf([input.Id]);
        return Send(
            new DismissNotification(ids[0])
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            ids,
            request,
            cancel
        );
    }

    [Description("Puts notifications away. Refused with NOT_DISMISSIBLE while the cause of what is CRITICAL lasts.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<NotificationsPayload> ArchiveNotifications(
        ArchiveNotificationsInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var ids = IdsOf(input.Ids);
        return Send(
            new ArchiveNotifications([.. ids])
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            ids,
            request,
            cancel
        );
    }

    /// <summary>What is no id of a notification names none, as one that there is not.</summary>
    private static List<Guid> IdsOf(IReadOnlyList<GlobalId> ids) =>
        [
            .. ids.Select(x =>
                x.Type == NotificationNode.Type ? NotificationPages.IdOf(x.Key) ?? Guid.Empty : Guid.Empty
            ),
        ];

    private static async Task<NotificationsPayload> Send(
        Command wish,
        List<Guid> ids,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        var (shop, person) = (request.Shop, request.Caller.Actor.Id);
        var list = request.Services.GetRequiredService<NotificationList>();
        var now = request.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var named = ids.Count == 0 ? [] : await list.Load(shop, person, [.. ids.Take(Page.Most)], cancel);
        return new(
            [.. named.Select(x => new NotificationNode(x, now))],
            await list.Unread(shop, person, cancel),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }
}
