namespace HotDash.Domain.Notifications;

/// <summary>R50: where a notification leads.</summary>
/// <param name="Label">What stands on its button.</param>
/// <param name="Target">The stream's key of the approval, or the key of the tile.</param>
public sealed record NoticeAction(string Label, string Target);
