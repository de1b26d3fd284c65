using System.Globalization;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Intake;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Fanout;

/// <summary>Many listen to the audit trail while it grows: does everyone hear everything, how soon, at what cost?</summary>
public sealed class FanoutRun(FanoutOptions options, TextWriter output)
{
    /// <summary>Runs everything and prints it; false when somebody missed something.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var peers = options.Peers is { } scripts ? await Peers.OpenAsync(scripts, cancel) : null;
        var complete = true;
        foreach (var subscribers in options.Subscribers)
        {
            var rounds = new List<Figures>();
            for (var round = 1; round <= options.Rounds; round++)
            {
                rounds.Add(await OursAsync(subscribers, cancel));
                complete &= rounds[^1].Share == 1 && rounds[^1].Duplicates == 0;
                foreach (var name in peers is null ? [] : Peers.Subscriptions)
                {
                    rounds.Add(await peers!.FanoutAsync(name, subscribers, options, cancel));
                }
            }

            if (peers is null)
                rounds.AddRange(Figures.Noted(subscribers));
            Summary.Print(rounds, output);
        }

        return complete;
    }

    private async Task<Figures> OursAsync(int subscribers, CancellationToken cancel)
    {
        await using var stage = await Stage.OpenAsync(cancel);
        using var client = new GraphQLClient(stage.Writing.Address);
        var tokens = await Stage.TokensAsync(client, [Cast.Agents[0], .. Cast.Operators], cancel);
        var people = tokens[1..];
        var changes = new Changes(client, tokens[0], people[0]);
        await changes.PrepareAsync(cancel);

        using var crowd = new Crowd(subscribers);
        var empty = stage.Resident();
        await crowd.OpenAsync(stage.Serving.Address, people, cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(1500), cancel);
        var idle = (double)(stage.Resident() - empty) / subscribers;

        var skip = new int[Questions.Count];
        var before = (await Truth.ReadAsync(client, people[0], skip, cancel)).Select(x => x.Count).ToArray();
        // A process that serves for days is measured, not its first seconds, in which thousands of methods are compiled: once without a
        // pause, and then at the pace that is measured, for what is told by the handful runs too rarely to be compiled for good.
        await changes.MakeAsync(FanoutOptions.WarmUpFor(subscribers), 0, cancel);
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        await changes.MakeAsync(FanoutOptions.WarmUpFor(subscribers), options.RateFor(subscribers), cancel);
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        var warm = await Truth.ReadAsync(client, people[0], before, cancel);
        await crowd.HearAsync(() => crowd.Expected(warm), TimeSpan.FromSeconds(3), cancel);
        var marks = warm.Select((x, i) => x.Count + before[i]).ToArray();

        crowd.Begin();
        var (heard, worked) = (crowd.Heard, stage.Serving.Worked);
        var suffering = options.Fault == Fault.None ? Task.CompletedTask : stage.SufferAsync(options.Fault, cancel);
        var commits = await changes.MakeAsync(options.Changes, options.RateFor(subscribers), cancel);
        await suffering;
        var truth = await Truth.ReadAsync(client, people[0], marks, cancel);
        var expected = crowd.Expected(truth);
        await crowd.HearAsync(
            () => heard + expected,
            TimeSpan.FromSeconds(options.Fault == Fault.None ? 3 : 8),
            cancel
        );
        var cpu = (stage.Serving.Worked - worked).TotalSeconds;

        var hearing = crowd.Judge(truth, commits);
        Tell(subscribers, hearing, expected, cpu, idle, stage.Resident(), crowd);
        var (p50, p95, p99) = (hearing.FromAnswer.P50, hearing.FromAnswer.P95, hearing.FromAnswer.P99);
        return new(
            "HotDash",
            expected,
            hearing.Received,
            hearing.Duplicates + hearing.OutOfOrder,
            p50,
            p95,
            p99,
            cpu / hearing.Received * 1000,
            idle
        );
    }

    private void Tell(
        int subscribers,
        Hearing hearing,
        long expected,
        double cpu,
        double idle,
        long resident,
        Crowd crowd
    )
    {
        var (answer, request) = (hearing.FromAnswer, hearing.FromRequest);
        var rate = options.RateFor(subscribers);
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line(
            $"{subscribers} subscribers, {options.Changes} changes, {(rate == 0 ? "unpaced" : $"{rate}/s")}, fault {options.Fault}:"
        );
        Line(
            $"  received {hearing.Received} of {expected} ({100.0 * hearing.Received / expected:F3} %), duplicates {hearing.Duplicates}, out of order {hearing.OutOfOrder}, ended {crowd.Ended.Count()} {crowd.Ended.FirstOrDefault()}"
        );
        Line(
            $"  ms from commit: p50 {answer.P50:F1} p95 {answer.P95:F1} p99 {answer.P99:F1}; from the request (upper bound): p50 {request.P50:F1} p95 {request.P95:F1} p99 {request.P99:F1}"
        );
        Line(
            $"  server CPU {cpu:F2} s, {cpu / hearing.Received * 1000:F5} s per 1,000 deliveries (goal 0.0135); RSS {idle:F1} kB a subscriber, idle (goal 17), {resident / 1024} MB at the end"
        );
    }
}
