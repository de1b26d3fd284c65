namespace HotDash.Domain.Conversations;

/// <summary>R19: how much a conversation needs a person.</summary>
public enum Severity
{
    /// <summary>As any other.</summary>
    Low,

    /// <summary>Three triggers or more, or a frustrated customer.</summary>
    Medium,

    /// <summary>An angry customer who asks for money back or to send something back, or a customer of note.</summary>
    High,

    /// <summary>A legal threat, or a policy violation with an angry customer.</summary>
    Critical,
}
