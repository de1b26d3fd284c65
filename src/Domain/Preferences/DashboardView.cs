namespace HotDash.Domain.Preferences;

/// <summary>R40: how tiles are laid out.</summary>
public enum DashboardView
{
    /// <summary>Side by side; the default.</summary>
    Grid,

    /// <summary>One below the other.</summary>
    List,
}
