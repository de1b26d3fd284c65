using System.Globalization;
using System.Text;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Intake;

/// <summary>A run's figures for people.</summary>
public sealed class Report(Casting casting, Latencies latencies, Findings findings)
{
    public required int Clients { get; init; }
    public required int Commands { get; init; }
    public required TimeSpan Worked { get; init; }
    public required TimeSpan Settled { get; init; }
    public required int Rows { get; init; }
    public required int QueueMessages { get; init; }
    public required (Percentiles FromFact, Percentiles FromAnswer) Delays { get; init; }

    public IReadOnlyList<Goal> Goals =>
        [
            new("queue query", 50, latencies.Of(Sampler.Queue).P95),
            new("detail", 25, latencies.Of(Sampler.Detail).P95),
            new("mutation", 100, Mutations.P95),
            new("commit to subscriber, at most", 100, Delays.FromFact.P95),
        ];

    private Percentiles Mutations => latencies.Of(latencies.Names.Except([Sampler.Queue, Sampler.Detail, Unanswered]));

    public override string ToString()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        void Times(string name, Percentiles of) =>
            Line($"{name, -32} {of.Count, 7} {of.P50, 8:F1} {of.P95, 8:F1} {of.P99, 8:F1} {of.Max, 8:F1}");

        Line($"{casting.Cases.Count} approvals, {casting.Doubles.Count} doubles refused, {Clients} clients");
        foreach (var plan in casting.Cases.GroupBy(it => it.Plan.Name).OrderByDescending(it => it.Count()))
        {
            Line($"  {plan.Count(), 5} {plan.Key}");
        }

        Line(
            $"ended:    {string.Join(", ", casting.Cases.CountBy(it => it.Ends).Select(it => $"{it.Value} {it.Key}"))}"
        );
        Line(
            $"commands: {Commands} in {Worked.TotalSeconds:F1} s = {Commands / Worked.TotalSeconds:F0} a second; all settled after {Settled.TotalSeconds:F1} s"
        );
        Line($"told:     {Rows} rows of history, {QueueMessages} messages of the queue");
        Line($"");
        Line($"{"milliseconds", -32} {"count", 7} {"p50", 8} {"p95", 8} {"p99", 8} {"max", 8}");
        foreach (var name in latencies.Names)
        {
            Times(name, latencies.Of(name));
        }

        Times("all mutations", Mutations);
        Times("fact's `at` to subscriber", Delays.FromFact);
        Times("writer's answer to subscriber", Delays.FromAnswer);
        Line(
            $"  (a commit lies between the fact's `at` and its writer's answer; negative: the subscriber knew before the writer)"
        );
        Line($"");
        foreach (var goal in Goals)
        {
            Line($"{goal}");
        }

        Line($"");
        foreach (var finding in findings.All.Take(50))
        {
            Line($"MISMATCH {finding}");
        }

        Line($"{(findings.Count == 0 ? "every proof holds" : $"{findings.Count} mismatches")}");
        return text.ToString();
    }

    private const string Unanswered = "(not answered)";
}
