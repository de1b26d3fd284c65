using HotDash.Api.Transport;
using HotDash.Projections.Storage;
using Npgsql;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// Hears of every change of members and keys, whichever node made it: what was kept of the shop is forgotten, and who is
/// connected is proved again at once. Behind a connection that broke, everybody is.
/// </summary>
internal sealed class CredentialChanges(
    DatabasePools pools,
    MemberAuthenticator authenticator,
    Proving proving,
    ILogger<CredentialChanges> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                // What nobody tells is asked for: each second by requests, and by streams once this is back.
                log.LogWarning("Changes of members cannot be heard: {Reason}; trying again", lost.Message);
                await Task.Delay(Reconnect, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        await using var connection = await pools.Projector.OpenConnectionAsync(cancel);
        HashSet<string> changed = [];
        connection.Notification += (_, told) => changed.Add(told.Payload);
        await Run(connection, "listen hotdash_credentials", cancel);
        await Forget(null, cancel);
        while (true)
        {
            // A connection that is dead without a word is found by asking.
            if (changed.Count == 0 && !await connection.WaitAsync(Quiet, cancel))
                await Run(connection, "select 1", cancel);
            var now = changed;
            changed = [];
            foreach (var shop in now)
                await Forget(shop, cancel);
        }
    }

    private Task Forget(string? shop, CancellationToken cancel)
    {
        authenticator.Forget(shop);
        return proving.Again(shop, cancel);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = SecondsToAnswer };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private const int SecondsToAnswer = 1;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(200);
}
