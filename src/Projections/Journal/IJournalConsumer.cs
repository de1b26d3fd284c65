using Npgsql;

namespace HotDash.Projections.Journal;

/// <summary>Makes rows of facts: each fact once, in the order of the journal, in the transaction that keeps its place.</summary>
public interface IJournalConsumer
{
    /// <summary>Its row in hotdash.journal_consumers, for ever.</summary>
    string Name { get; }

    /// <summary>Makes what these rows mean, on the connection's transaction. What throws is undone, and tried row by row.</summary>
    Task Consume(NpgsqlConnection connection, IReadOnlyList<JournalRow> rows, CancellationToken cancel);

    /// <summary>Does what has fallen due by itself, on a transaction of its own kind; answers whether there may be more of it at once.</summary>
    Task<bool> DoWhatIsDue(NpgsqlConnection connection, CancellationToken cancel);
}
