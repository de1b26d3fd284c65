using HotDash.Benchmarks.Intake;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Intake;

/// <summary>A server of its own, killed without warning while agents draft and reviewers decide, then started again.</summary>
public sealed class when_the_process_dies_in_mid_intake
{
    [Fact]
    public async Task no_acknowledged_command_is_lost_and_no_effect_happens_twice()
    {
        var result = await IntakeRun.RunAsync(
            new IntakeOptions
            {
                Messages = Path.Combine(AppContext.BaseDirectory, "Intake", "messages.csv"),
                Doubles = 8,
                KillAt = 120,
            },
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );

        result.Mismatches.ShouldBeEmpty(result.Report);
    }
}
