using HotDash.Application.Effects;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Testing;

namespace HotDash.Application.Tests.Approvals;

public sealed class when_an_attempt_comes_late
{
    private readonly FakeClock _clock = new(Start);
    private int _made;

    [Fact]
    public async Task the_first_is_not_made_at_its_limit() =>
        (await Call(until: Start)).ShouldSatisfyAllConditions(answer => answer.ShouldBeNull(), _ => _made.ShouldBe(0));

    [Fact]
    public async Task what_failed_is_not_tried_again_after_the_limit_though_no_timer_has_told()
    {
        var answer = await Call(until: Start + Limit, failing: () => _clock.Advance(Limit));

        answer.ShouldNotBeNull().Outcome.ShouldBe(EffectOutcome.Unknown);
        _made.ShouldBe(1);
    }

    [Fact]
    public async Task what_failed_is_tried_again_before_it()
    {
        var answer = await Call(until: Start + Limit, failing: () => _clock.Advance(Limit - Duration.FromSeconds(10)));

        answer.ShouldNotBeNull().Outcome.ShouldBe(EffectOutcome.Done);
        _made.ShouldBe(2);
    }

    /// <summary>Fails the first time, where told to.</summary>
    private async Task<ToolAnswer?> Call(Instant until, Action? failing = null)
    {
        var tool = new Tool(() =>
        {
            if (++_made == 1 && failing is not null)
            {
                failing();
                throw new IOException();
            }
        });
        var caller = new ToolCaller(new Toolbox([tool]), new EffectOptions(), _clock, NullLogger<ToolCaller>.Instance);
        var call = new ToolCall("shop", "approval-1", "a1", tool.Name, Json.ObjectOf(), "approval-1/a1/1");
        return await caller.Call(call, until, TestContext.Current.CancellationToken);
    }

    private sealed class Tool(Action work) : ITool
    {
        public string Name => "product.tag";

        public bool CanTellRepeat => true;

        public Task<ToolRehearsal> DryRunAsync(ToolCall call, CancellationToken cancel) =>
            Task.FromResult(new ToolRehearsal(DryRunStatus.Ok));

        public Task<ToolAnswer> ExecuteAsync(ToolCall call, CancellationToken cancel)
        {
            work();
            return Task.FromResult(new ToolAnswer(EffectOutcome.Done, "1", []));
        }
    }

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 10, 0);
    private static readonly Duration Limit = Duration.FromSeconds(30);
}
