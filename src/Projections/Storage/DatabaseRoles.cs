namespace HotDash.Projections.Storage;

/// <summary>The roles of the database, from the first day.</summary>
public static class DatabaseRoles
{
    /// <summary>Owns and migrates the schema.</summary>
    public const string Owner = "hotdash_owner";

    /// <summary>Requests, commands, live executions: one shop at a time, no change to what was stored as a fact.</summary>
    public const string App = "hotdash_app";

    /// <summary>Tails the journal, writes consumers' outputs, runs Wolverine's durability; bypasses row-level security.</summary>
    public const string Projector = "hotdash_projector";

    /// <summary>Reads one shop.</summary>
    public const string Auditor = "hotdash_auditor";

    /// <summary>The setting that names the shop to row-level security.</summary>
    public const string ShopSetting = "app.tenant_id";
}
