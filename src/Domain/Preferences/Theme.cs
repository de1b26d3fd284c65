namespace HotDash.Domain.Preferences;

/// <summary>R40: the dashboard's colours.</summary>
public enum Theme
{
    /// <summary>As the device has it; the default.</summary>
    Auto,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
