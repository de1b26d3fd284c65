using System.Diagnostics;
using System.Text.Json;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>A person at the dashboard: looks at the queue's first page and opens one of its approvals, over and over.</summary>
public sealed class Sampler(string token, GraphQLClient client, Latencies latencies, Findings findings)
{
    public const string Queue = "approvals (page of 50)";
    public const string Detail = "approval (detail)";

    public async Task RunAsync(CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace);
        var looks = 0;
        try
        {
            while (await pace.WaitForNextTickAsync(cancel))
            {
                try
                {
                    await LookAsync(looks++, cancel);
                }
                catch (UnavailableException)
                {
                    // The Api was killed: whoever looks, looks again.
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task LookAsync(int look, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        using var page = await client.SendAsync(
            token,
            Documents.Queue,
            new() { ["states"] = Pages.Array("PENDING_REVIEW"), ["first"] = 50 },
            cancel
        );
        latencies.AddSince(Queue, start);
        if (!Answered(page, out var data))
        {
            return;
        }

        var edges = data.GetProperty("approvals").GetProperty("edges");
        if (edges.GetArrayLength() == 0)
        {
            return;
        }

        var node = edges[look % edges.GetArrayLength()].GetProperty("node");
        start = Stopwatch.GetTimestamp();
        using var detail = await client.SendAsync(
            token,
            Documents.Detail,
            new() { ["id"] = node.GetProperty("id").GetString() },
            cancel
        );
        latencies.AddSince(Detail, start);
        if (Answered(detail, out var one))
        {
            findings.Require(
                one.GetProperty("approval").GetProperty("version").GetInt32() >= node.GetProperty("version").GetInt32(),
                () => "approval(id) was older than the page that was read before it"
            );
        }
    }

    private bool Answered(JsonDocument answer, out JsonElement data)
    {
        var failed = answer.RootElement.TryGetProperty("errors", out var errors);
        findings.Require(!failed, () => $"the sampler was answered {errors.GetRawText()}");
        data = failed ? default : answer.RootElement.GetProperty("data");
        return !failed;
    }

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
}
