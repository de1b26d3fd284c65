using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using HotDash.Benchmarks.Running;
using Npgsql;

namespace HotDash.Benchmarks.Guesses;

/// <summary>
/// Whether the time of a refusal tells what exists: each guess is sent in both kinds, in turn, before an Api of its own that is
/// asked by nobody else.
/// </summary>
/// <param name="Requests">How many of each kind.</param>
public sealed record GuessesRun(int Requests)
{
    /// <returns>Whether all medians are less than 10 % apart.</returns>
    public async Task<bool> RunAsync(TextWriter output, CancellationToken cancel)
    {
        await using var api = await ApiProcess.StartAsync(
            cancel,
            new Dictionary<string, string>
            {
                ["HotDash__Identity__Shopify__ApiKey"] = SessionToken.App,
                ["HotDash__Identity__Shopify__Secret"] = SessionToken.Secret,
                ["HotDash__Limits__RequestsPerSecond"] = "100000",
                ["HotDash__Limits__RequestBurst"] = "100000",
            }
        );
        await PrepareAsync(api.ConnectionString, cancel);
        using var http = new HttpClient { BaseAddress = api.Address };
        await output.WriteLineAsync("| guess | there is one, median ms | there is none, median ms | apart |");
        await output.WriteLineAsync("|---|---|---|---|");
        var near = true;
        foreach (var guess in Guesses())
        {
            await MeasureAsync(http, guess, WarmUp, cancel);
            var (exists, missing) = await MeasureAsync(http, guess, Requests, cancel);
            var apart = Math.Abs(exists - missing) / Math.Min(exists, missing);
            near &= apart < Limit;
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {guess.Name} | {exists:0.000} | {missing:0.000} | {apart:0.0 %} |"
                )
            );
        }
        return near;
    }

    private static IEnumerable<Guess> Guesses() =>
        [
            new("an API key that was revoked", () => (Key(Revoked), null), () => (Key(RandomPart()), null)),
            new("an API key that has expired", () => (Key(Expired), null), () => (Key(RandomPart()), null)),
            new("an API key, and another shop", () => (Key(Good), Other), () => (Key(Good), NoShop())),
            new(
                "a person's token, and a shop of others",
                () => (SessionToken.Of(Shop, "nobody"), null),
                () => (SessionToken.Of(NoShop(), "nobody"), null)
            ),
            new(
                "a member's id, and a signature of somebody else",
                () => (Forged(Shop, "42"), null),
                () => (Forged(NoShop(), "43"), null)
            ),
        ];

    private static async Task<(double Exists, double Missing)> MeasureAsync(
        HttpClient http,
        Guess guess,
        int requests,
        CancellationToken cancel
    )
    {
        var (exists, missing) = (new List<double>(), new List<double>());
        for (var i = 0; i < requests; i++)
        {
            // Who comes first changes, so that neither profits from it.
            foreach (var isFirst in i % 2 == 0 ? (bool[])[true, false] : [false, true])
                (isFirst ? exists : missing).Add(
                    await AskAsync(http, isFirst ? guess.Exists() : guess.Missing(), cancel)
                );
        }
        return (Median(exists), Median(missing));
    }

    private static async Task<double> AskAsync(
        HttpClient http,
        (string Token, string? Shop) guess,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ viewer { actor } }" }),
        };
        request.Headers.Authorization = new("Bearer", guess.Token);
        if (guess.Shop is { } shop)
            request.Headers.Add("X-HotDash-Shop", shop);
        var since = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, cancel);
        await answer.Content.ReadAsByteArrayAsync(cancel);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.Unauthorized
            ? took
            : throw new InvalidOperationException($"A guess was answered with {(int)answer.StatusCode}.");
    }

    private static async Task PrepareAsync(string connectionString, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var members = new NpgsqlCommand(Members, connection);
        await members.ExecuteNonQueryAsync(cancel);
        foreach (var (key, expires, revoked) in new[] { (Good, 1, false), (Expired, -1, false), (Revoked, 1, true) })
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            foreach (
                var value in new object[] { Shop, SHA256.HashData(Encoding.UTF8.GetBytes(Key(key))), expires, revoked }
            )
                insert.Parameters.Add(new() { Value = value });
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string Forged(string shop, string person)
    {
        var token = SessionToken.Of(shop, person);
        return token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..];
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string NoShop() => $"none-{Random.Shared.Next(1_000_000):000000}.myshopify.com";

    private static string RandomPart() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Key(string random) => $"hd_live_{random}";

    private static readonly string Good = RandomPart();
    private static readonly string Expired = RandomPart();
    private static readonly string Revoked = RandomPart();

    private const string Shop = "shop-000001.myshopify.com";
    private const string Other = "shop-000002.myshopify.com";
    private const int WarmUp = 300;
    private const double Limit = 0.10;

    private const string Members = """
        insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name, issuer, subject)
        select shop, actor, kind, array[role], owner, jsonb_build_object('subject', 'member-' || actor, 'text', actor), 'https://' || shop || '/admin', actor
          from (values ('shop-000001.myshopify.com'), ('shop-000002.myshopify.com')) as shops (shop),
               (values ('42', 'PERSON', 'OPERATOR', null), ('bot', 'AGENT', 'AGENT', '42')) as m (actor, kind, role, owner)
        """;

    private const string Insert = """
        insert into hotdash.api_keys
          (shop, id, hash, prefix, agent_id, name, roles, issued_at, issued_by, expires_at, revoked_at)
        values ($1, 'api-key-' || gen_random_uuid(), $2, 'hd_live_', 'bot', 'bench', '{AGENT}', now() - interval '2 days',
                '42', now() + $3 * interval '1 day', case when $4 then now() end)
        """;
}
