using System.ComponentModel;

namespace HotDash.Projections.Reads;

/// <summary>How far a reading had come when it was written down.</summary>
[Description("How far a reading had come when it was written down.")]
public enum ReadStage
{
    /// <summary>The whole answer.</summary>
    [Description("The whole answer.")]
    Answered,

    /// <summary>Nothing was told: the role may not.</summary>
    [Description("Nothing was told: the role may not.")]
    Refused,

    /// <summary>A subscription: from here on it was told what its question asks for.</summary>
    [Description("A subscription began: from here on it was told what it asks for.")]
    Begun,

    /// <summary>A subscription that lasts: how many messages since it was written down before.</summary>
    [Description("A subscription lasts: so many messages since its entry before.")]
    Continued,

    /// <summary>A subscription has ended: how many messages since it was written down before.</summary>
    [Description("A subscription has ended: so many messages since its entry before.")]
    Ended,
}
