using HotDash.Domain.Notifications;

namespace HotDash.Application.Notifications;

/// <summary>Notifications that have come, at this moment; near and quick.</summary>
public interface INotifications
{
    /// <summary>Those of these ids that there are in the shop, whosever they are.</summary>
    Task<IReadOnlyDictionary<Guid, Notification>> Find(
        string shop,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel
    );
}
