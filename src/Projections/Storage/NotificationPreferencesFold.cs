using HotDash.Domain;
using HotDash.Domain.Notifications;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds how a person wants notifications when a command asks for it.</summary>
public sealed partial class NotificationPreferencesFold : SingleStreamProjection<NotificationPreferences, string>
{
    /// <inheritdoc/>
    public override NotificationPreferences? Evolve(NotificationPreferences? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? NotificationPreferences.Evolve(snapshot, fact) : snapshot;
}
