namespace HotDash.Domain.Conversations;

/// <summary>R19: how the customer of a conversation feels, as who read it says.</summary>
public enum Sentiment
{
    /// <summary>Nothing to see.</summary>
    Neutral,

    /// <summary>Not content.</summary>
    Frustrated,

    /// <summary>Angry.</summary>
    Angry,
}
