namespace HotDash.Support;

/// <summary>Databases with HotDash's schema, made once a run by a real start of the host.</summary>
public sealed class HotDashDatabases : PostgresFixture
{
    /// <inheritdoc/>
    protected override async Task PrepareTemplateAsync(string connectionString)
    {
        await using var host = await HotDashHost.StartAsync(connectionString);
    }
}
