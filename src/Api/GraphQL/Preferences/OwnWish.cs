using System.ComponentModel;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What every mutation takes that concerns nobody but whoever asks.</summary>
public abstract class OwnWish
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }
}
