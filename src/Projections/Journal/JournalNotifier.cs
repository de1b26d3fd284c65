using System.Threading.Channels;
using HotDash.Projections.Storage;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace HotDash.Projections.Journal;

/// <summary>
/// Wakes the followers of all nodes after a commit: at once, one notification in flight, what comes meanwhile becomes one
/// more. On a connection of its own, never in the appending transaction, where it would make all writers queue.
/// </summary>
public sealed class JournalNotifier(DatabasePools pools) : BackgroundService
{
    private readonly Channel<byte> _wakes = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Something was committed. Never waits.</summary>
    public void Wake() => _wakes.Writer.TryWrite(0);

    /// <summary>Calls <see cref="Wake"/> after every commit that appended.</summary>
    public IDocumentSessionListener AfterCommits() => new Listener(this);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await pools.Projector.OpenConnectionAsync(stoppingToken);
                await using var notify = new NpgsqlCommand($"notify {Name}", connection);
                while (true)
                {
                    await _wakes.Reader.ReadAsync(stoppingToken);
                    await notify.ExecuteNonQueryAsync(stoppingToken);
                }
            }
            catch (Exception e) when (DatabaseOutOfReach.Says(e))
            {
                // The followers' poll makes up for what is lost while the database is away.
                await Task.Delay(Reconnect, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private sealed class Listener(JournalNotifier notifier) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            // Rows are journaled, too, and Marten does not know of them.
            notifier.Wake();
            return Task.CompletedTask;
        }
    }

    /// <summary>What followers listen to.</summary>
    internal const string Name = "hotdash_journal";

    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(200);
}
