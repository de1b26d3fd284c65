using System.Text.Json;
using System.Threading.Channels;
using HotDash.Projections.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace HotDash.Projections.Reads;

/// <summary>
/// Writes traces of use. One commit at a time; whatever comes while it is on its way goes with the next, so that requests at
/// the same time share one. Nobody waits for others to come.
/// </summary>
public sealed class ReadsLog(DatabasePools pools, ILogger<ReadsLog> log) : BackgroundService
{
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );

    /// <summary>Returns once the trace is committed.</summary>
    /// <exception cref="TimeoutException">Too many wait already, or it took too long.</exception>
    /// <exception cref="NpgsqlException">The database did not take it.</exception>
    public async Task Keep(Read read, CancellationToken cancel)
    {
        var waiting = new Waiting(read);
        if (!_waiting.Writer.TryWrite(waiting))
            throw new TimeoutException("The log of readings takes no more at the moment.");
        await waiting.Committed.Task.WaitAsync(Patience, cancel);
    }

    /// <summary>Has it written when there is time; for whom nobody waits.</summary>
    public void Note(Read read)
    {
        var waiting = new Waiting(read);
        // Its failure is told by the log; nobody is there to hear it.
        _ = waiting.Committed.Task.ContinueWith(
            static x => x.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        _waiting.Writer.TryWrite(waiting);
    }

    /// <summary>Takes no more, and writes what waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        // A process that ends before it has quite begun would leave it.
        await WriteAll();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => WriteAll();

    /// <summary>Until no more are taken, and the last is written.</summary>
    private async Task WriteAll()
    {
        var together = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var next))
                together.Add(next);
            await Commit(together);
            together.Clear();
        }
    }

    private async Task Commit(List<Waiting> together)
    {
        try
        {
            await Insert(together);
            together.ForEach(x => x.Committed.SetResult());
        }
        catch (Exception failure)
        {
            log.LogWarning(
                "Readings could not be written down ({Reason})",
                (failure as PostgresException)?.SqlState ?? failure.GetType().Name
            );
            together.ForEach(x => x.Committed.SetException(failure));
        }
    }

    /// <summary>One transaction and one round trip, whatever shops they are of: each is named before its rows.</summary>
    private async Task Insert(List<Waiting> together)
    {
        await using var batch = pools.App.CreateBatch();
        foreach (var shop in together.GroupBy(x => x.Read.Shop, x => Row(x.Read)))
        {
            batch.With("select set_config('app.tenant_id', $1, true)", shop.Key).With(Statement);
            batch
                .BatchCommands[^1]
                .Parameters.Add(
                    new()
                    {
                        Value = JsonSerializer.SerializeToUtf8Bytes(shop, StoredJson.Options),
                        NpgsqlDbType = NpgsqlDbType.Jsonb,
                    }
                );
        }
        await batch.ExecuteNonQueryAsync();
    }

    private static object Row(Read read) =>
        new
        {
            read.Id,
            read.Shop,
            read.At,
            ActorId = read.By.Id,
            ActorKind = read.By.Kind,
            read.By.OnBehalfOf,
            read.Roles,
            read.Stage,
            read.Kinds,
            read.Fields,
            read.Approvals,
            read.Transport,
            read.Operation,
            read.TraceId,
            read.Messages,
        };

    private const string Statement = """
        insert into hotdash.reads (id, shop, at, actor_id, actor_kind, on_behalf_of, roles, stage, kinds, fields, approvals,
          transport, operation, trace_id, messages)
        select id, shop, at, "actorId", "actorKind", "onBehalfOf", roles, stage, kinds, fields, approvals, transport, operation,
          "traceId", messages
          from jsonb_to_recordset($1) as r (id uuid, shop text, at timestamptz, "actorId" text, "actorKind" text,
            "onBehalfOf" text, roles text[], stage text, kinds text[], fields text[], approvals text[], transport text,
            operation text, "traceId" text, messages bigint)
        """;

    private const int MostTogether = 500;
    private const int MostWaiting = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A trace, and who waits for it.</summary>
    private sealed record Waiting(Read Read)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
