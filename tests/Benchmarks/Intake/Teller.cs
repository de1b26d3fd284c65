using System.Diagnostics;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>A member of the shop at the API: knows its token, measures, and sends again what was not answered.</summary>
public sealed class Teller(string token, GraphQLClient client, Latencies latencies, Action answered, AnswerTimes times)
{
    /// <summary>One mutation under one key. While the server is away, the same request is sent again until it answers.</summary>
    public async Task<Answer> MutateAsync(string field, JsonObject input, string key, CancellationToken cancel)
    {
        input["idempotencyKey"] = key;
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await client.SendAsync(
                    token,
                    Documents.Mutation(field),
                    new() { ["input"] = input.DeepClone() },
                    cancel
                );
                var result = Answer.Read(answer.RootElement, field);
                latencies.AddSince(field, start);
                if (result is { Approval: { } standing, Replayed: false })
                {
                    times.Answered(standing.Id, standing.Version);
                }

                answered();
                return result;
            }
            catch (UnavailableException) when (deadline.Elapsed < Patience)
            {
                latencies.AddSince("(not answered)", start);
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
}
