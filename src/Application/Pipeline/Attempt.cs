using Marten;
using Marten.Services;
using NodaTime;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace HotDash.Application.Pipeline;

/// <summary>
/// One try at one command: a session and an outbox of its own, so that what a failed try has staged never leaves.
/// Events, inline views, rows and messages go out in one transaction, or none of them does.
/// </summary>
internal sealed class Attempt : IAsyncDisposable
{
    private readonly MartenOutbox outbox;

    public Attempt(IDocumentStore store, IWolverineRuntime runtime, Command command)
    {
        Command = command;
        Session = store.OpenSession(new SessionOptions { TenantId = command.Shop });
        Session.CorrelationId = command.CorrelationId;
        Session.CausationId = command.CausationId;
        Session.LastModifiedBy = command.By.Actor.Id;
        outbox = new MartenOutbox(runtime, Session) { TenantId = command.Shop, CorrelationId = command.CorrelationId };
    }

    public Command Command { get; }

    public IDocumentSession Session { get; }

    /// <summary>A message that leaves with the commit; with <paramref name="due"/> it waits in the database until then.</summary>
    public ValueTask Send(object message, Instant? due = null) =>
        outbox.PublishAsync(
            message,
            new DeliveryOptions { TenantId = Command.Shop, ScheduledTime = due?.ToDateTimeOffset() }
        );

    /// <summary>
    /// Begins the transaction, with a lock that is kept until its end; $1 is the shop. Past the session's own retries: a transaction
    /// that failed answers nothing more.
    /// </summary>
    public async Task Lock(string sql, CancellationToken cancel)
    {
        await Session.BeginTransactionAsync(cancel);
        await using var take = new NpgsqlCommand(sql, Session.Connection);
        take.Parameters.AddWithValue(Command.Shop);
        await take.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A statement of the same transaction, run in the order staged; <c>?</c> marks a parameter.</summary>
    public void Run(string sql, params object[] parameters) => Session.QueueSqlCommand(sql, parameters);

    public Task Save(CancellationToken cancel) => Session.SaveChangesAsync(cancel);

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
