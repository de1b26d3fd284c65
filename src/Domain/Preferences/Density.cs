namespace HotDash.Domain.Preferences;

/// <summary>R40: how close things stand.</summary>
public enum Density
{
    /// <summary>With room between; the default.</summary>
    Comfortable,

    /// <summary>As much as fits.</summary>
    Compact,
}
