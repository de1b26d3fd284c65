using HotDash.Projections.Journal;
using HotDash.Projections.Tests.Storage;
using Npgsql;

namespace HotDash.Projections.Tests.Journal;

/// <summary>Notes every fact that it is handed, in the transaction that it is handed.</summary>
/// <param name="instead">What it does before it notes these rows.</param>
internal sealed class NotingConsumer(Func<NpgsqlConnection, IReadOnlyList<JournalRow>, Task>? instead = null)
    : IJournalConsumer
{
    public string Name => "noting";

    public async Task Consume(NpgsqlConnection connection, IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
            await connection.RunAsync($"insert into hotdash.noted (position) values ({row.Position})");
        if (instead is not null)
            await instead(connection, rows);
    }

    public Task<bool> DoWhatIsDue(NpgsqlConnection connection, CancellationToken cancel) => Task.FromResult(false);
}
