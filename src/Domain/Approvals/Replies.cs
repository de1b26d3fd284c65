namespace HotDash.Domain.Approvals;

/// <summary>Which conversation an approval is about: what is known of it decides on risk (R4), on what may be shown, and on R22.</summary>
public static class Replies
{
    /// <summary>The one that the content names, else the one that it replies to; null where it has to do with none.</summary>
    public static string? Conversation(this ApprovalContent content) =>
        content.ConversationRef ?? content.Actions.Select(Reply).FirstOrDefault(to => to is not null);

    /// <inheritdoc cref="Conversation(ApprovalContent)"/>
    public static string? Conversation(this DraftInput draft) =>
        draft.ConversationRef
        ?? (draft.Actions.IsDefault ? [] : draft.Actions)
            .Where(action => action.Tool == Tools.Reply && action.Arguments.IsObject)
            .Select(action => action.Arguments.StringAt("conversation")?.Trim())
            .FirstOrDefault(to => to is not null);

    /// <summary>The conversation that an action replies to; null where it is no reply.</summary>
    internal static string? Reply(this ProposedAction action) =>
        action.Tool == Tools.Reply ? Tools.Find(action.Tool)!.TargetOf(action) : null;
}
