using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Intake;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Intake;

/// <summary>A run whose queue query was slow, and whose detail nobody asked for.</summary>
public sealed class when_a_goal_is_missed
{
    [Fact]
    public void it_is_told_and_counts_only_where_that_is_asked_for()
    {
        var report = Run();
        report.Goals.Where(goal => goal.IsMissed).Select(goal => goal.Name).ShouldBe(["queue query", "detail"]);
        var lines = report.ToString().Split('\n');
        lines.ShouldContain(line => line.StartsWith("missed queue query", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("met    mutation", StringComparison.Ordinal));

        new IntakeResult([], report.Goals, "").ExitCode(goalsCount: false).ShouldBe(0);
        new IntakeResult([], report.Goals, "").ExitCode(goalsCount: true).ShouldBe(1);
        new IntakeResult([], [report.Goals[2]], "").ExitCode(goalsCount: true).ShouldBe(0);
        new IntakeResult(["a mismatch"], [], "").ExitCode(goalsCount: false).ShouldBe(1);
    }

    [Fact]
    public void whether_it_counts_is_said_by_a_flag_that_stands_alone()
    {
        var given = new Benchmarks.Arguments(["--goals", "--seed", "7"], ["goals"], "seed");
        given.Has("goals").ShouldBeTrue();
        given.Number("seed").ShouldBe(7);
        new Benchmarks.Arguments(["--seed", "7"], ["goals"], "seed").Has("goals").ShouldBeFalse();
        Should.Throw<Benchmarks.UsageException>(() => new Benchmarks.Arguments(["--goals"], "seed"));
    }

    private static Report Run()
    {
        var latencies = new Latencies();
        latencies.Add(Sampler.Queue, 60);
        latencies.Add("approve", 20);
        var messages = Path.Combine(AppContext.BaseDirectory, "Intake", "messages.csv");
        return new(Casting.Of(new IntakeOptions { Messages = messages, Limit = 10 }), latencies, new Findings())
        {
            Clients = 1,
            Commands = 1,
            Worked = TimeSpan.FromSeconds(1),
            Settled = TimeSpan.FromSeconds(1),
            Rows = 1,
            QueueMessages = 1,
            Delays = (Percentiles.Of([30]), Percentiles.Of([10])),
        };
    }
}
