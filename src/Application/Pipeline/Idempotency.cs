using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Domain;
using NodaTime;
using Npgsql;

namespace HotDash.Application.Pipeline;

/// <summary>
/// A key answers once: its row (shop, actor, key) goes out with the command's own transaction, so that of two at
/// the same instant one is refused by the unique index, and reads what the other did. Ids and versions, never content.
/// </summary>
internal static class Idempotency
{
    public static Refusal? CheckKey(string? key) =>
        key is null || (key.Length is >= 1 and <= LongestKey && !key.Any(char.IsControl))
            ? null
            : new Refusal(
                ErrorCode.InvalidValue,
                $"An idempotency key has 1 to {LongestKey} characters and no control characters.",
                "Send a key of its own for each wish, such as a UUID.",
                ["idempotencyKey"]
            );

    public static void Stage(Attempt attempt, CommandResult result, Instant now) =>
        Keep(attempt, new Answer(result.Id, result.Version), now);

    /// <summary>Of what was refused beside others that were not, the code is kept.</summary>
    public static void Stage(Attempt attempt, IEnumerable<CommandResult> results, Instant now) =>
        Keep(
            attempt,
            results.Select(x => new Answer(x.Id, x.Version, x.Refusals.IsEmpty ? null : x.Refusals[0].Code)).ToArray(),
            now
        );

    private static void Keep<TAnswer>(Attempt attempt, TAnswer answer, Instant now)
    {
        var command = attempt.Command;
        if (command.IdempotencyKey is not { } key)
            return;
        // Two expired rows go for each new one: the table never outgrows a day's commands, and needs no sweeper.
        attempt.Run(SweepTwo, command.Shop, (now - KeptFor).ToDateTimeOffset());
        attempt.Run(
            Insert,
            command.Shop,
            command.By.Actor.Id,
            key,
            command.GetType().Name,
            CommandDigest.Of(command),
            JsonSerializer.Serialize(answer, Kept),
            now.ToDateTimeOffset()
        );
    }

    /// <summary>What the key answered before; null when it has not, or when that was too long ago (and is forgotten now).</summary>
    public static async Task<CommandResult?> Find(Attempt attempt, Instant now, CancellationToken cancel) =>
        await FindAnswer(attempt, now, cancel) switch
        {
            null => null,
            { Json: { } json } => ResultOf(JsonSerializer.Deserialize<Answer>(json, Kept)!),
            _ => new CommandResult(string.Empty, 0, [Reused]),
        };

    /// <summary>The same for a command with many results.</summary>
    public static async Task<CommandResults?> FindAll(Attempt attempt, Instant now, CancellationToken cancel) =>
        await FindAnswer(attempt, now, cancel) switch
        {
            null => null,
            { Json: { } json } => new CommandResults(
                [.. JsonSerializer.Deserialize<Answer[]>(json, Kept)!.Select(ResultOf)],
                [],
                Replayed: true
            ),
            _ => new CommandResults([], [Reused]),
        };

    /// <summary>The answer as it is kept, null within where it is of another input.</summary>
    private static async Task<Found?> FindAnswer(Attempt attempt, Instant now, CancellationToken cancel)
    {
        var command = attempt.Command;
        if (command.IdempotencyKey is not { } key)
            return null;
        await using var select = new NpgsqlCommand(Select);
        select.Parameters.AddWithValue(command.Shop);
        select.Parameters.AddWithValue(command.By.Actor.Id);
        select.Parameters.AddWithValue(key);
        select.Parameters.AddWithValue((now - KeptFor).ToDateTimeOffset());
        await using var row = await attempt.Session.ExecuteReaderAsync(select, cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        var isAnother = row.GetString(0) != command.GetType().Name || row.GetString(1) != CommandDigest.Of(command);
        return new(isAnother ? null : row.GetString(2));
    }

    private static CommandResult ResultOf(Answer answer) =>
        new(
            answer.Id,
            answer.Version,
            answer.Refused is not { } code
                ? []
                :
                [
                    new Refusal(
                        code,
                        "It was refused when this key was answered first.",
                        "Look at the present state; decide anew under another key."
                    ),
                ],
            Replayed: true
        );

    private sealed record Found(string? Json);

    private sealed record Answer(string Id, int Version, ErrorCode? Refused = null);

    private static readonly JsonSerializerOptions Kept = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Refusal Reused = new(
        ErrorCode.IdempotencyKeyReused,
        "This idempotency key was used for another input.",
        "Send a new key with a new input.",
        ["idempotencyKey"]
    );

    public static readonly Duration KeptFor = Duration.FromHours(24);
    private const int LongestKey = 200;

    private const string Insert = """
        insert into hotdash.idempotency (shop, actor_id, key, command, digest, result, at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?)
        """;

    private const string SweepTwo = """
        delete from hotdash.idempotency where ctid = any (array
          (select ctid from hotdash.idempotency where shop = ? and at < ? order by at limit 2 for update skip locked))
        """;

    // The reading removes what has expired: the key is then free for the next attempt.
    private const string Select = """
        with expired as
          (delete from hotdash.idempotency where shop = $1 and actor_id = $2 and key = $3 and at < $4)
        select command, digest, result::text from hotdash.idempotency
         where shop = $1 and actor_id = $2 and key = $3 and at >= $4
        """;
}
