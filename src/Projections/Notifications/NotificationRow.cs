using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace HotDash.Projections.Notifications;

/// <summary>A row of hotdash.notifications as it begins, by the names of its columns.</summary>
internal sealed record NotificationRow(
    Guid Id,
    string Shop,
    string Recipient,
    string DedupKey,
    string? Topic,
    string Kind,
    string Priority,
    string Title,
    string Message,
    string? ActionLabel,
    string? ActionTarget,
    string Source,
    string? Cause,
    IReadOnlyList<string> Channels,
    Instant RaisedAt,
    Instant DueAt,
    Instant ExpiresAt,
    Instant? ShownAt
)
{
    /// <summary>How loudly it comes.</summary>
    [JsonIgnore]
    public NotificationPriority Loudness { get; private init; }

    /// <summary>A notice to one person: shown at once where it is due.</summary>
    public static NotificationRow Of(string shop, Guid fact, Instant at, Notice notice, Addressed to, Instant now) =>
        new(
            Guid.CreateVersion7(),
            shop,
            to.Recipient,
            fact.ToString(),
            StoredJson.NameOf(notice.Topic),
            StoredJson.NameOf(notice.Kind),
            StoredJson.NameOf(notice.Priority),
            notice.Title,
            notice.Message,
            notice.Action?.Label,
            notice.Action?.Target,
            notice.Source,
            notice.Cause,
            [.. to.Channels.Select(StoredJson.NameOf)],
            at,
            to.DueAt,
            to.ExpiresAt,
            to.DueAt <= now ? now : null
        )
        {
            Loudness = notice.Priority,
        };

    /// <summary>A digest to one person, shown now.</summary>
    public static NotificationRow Of(string shop, string recipient, Digest digest, WaitingRow first, Instant now)
    {
        var id = Guid.CreateVersion7();
        return new(
            id,
            shop,
            recipient,
            $"digest/{id}",
            null,
            StoredJson.NameOf(digest.Kind),
            StoredJson.NameOf(digest.Priority),
            digest.Title,
            digest.Message,
            digest.Action?.Label,
            digest.Action?.Target,
            "digest",
            null,
            first.Channels,
            now,
            now,
            digest.ExpiresAt,
            now
        );
    }

    public static readonly JsonSerializerOptions Columns = new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
}
