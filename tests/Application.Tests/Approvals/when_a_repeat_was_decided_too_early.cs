using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HotDash.Application.Tests.Approvals;

public sealed class when_a_repeat_was_decided_too_early(PausingWorld world)
    : IClassFixture<PausingWorld>,
        IAsyncLifetime
{
    private Shop _shop = null!;
    private DispatchApproved _due = null!;
    private Pause _pause = null!;
    private Task _dispatch = Task.CompletedTask;

    /// <summary>Another process made the call and has not heard of it for its timeout; this one has read that, and no more.</summary>
    public async ValueTask InitializeAsync()
    {
        _shop = await new Shop(world).WithMembers();
        _due = await _shop.Due(Drafts.Tag());
        var roles = new[] { Shop.Otto }.ToImmutableDictionary(otto => otto.Actor.Id, otto => otto.Roles);
        await Decide((it, facts) => it.Dispatch(_due.DecisionId, new DispatchFacts(false, roles), Theirs, facts));
        world.Clock.Ahead += Duration.FromSeconds(5);
        _pause = world.PauseIn(_shop.Name);
        _dispatch = world.Dispatch(_due);
        await _pause.Reached;
    }

    [Fact]
    public async Task it_is_not_made_when_the_first_answer_has_come_meanwhile()
    {
        await Decide((it, facts) => it.Settle(ReceiptOf(it, facts), EffectPhase.Apply, Theirs, facts));
        _pause.GoOn();
        await _dispatch;

        CallsMade().ShouldBe(0);
        (await _shop.Read(_due.ApprovalId)).State.ShouldBe(ApprovalState.Applied);
    }

    [Fact]
    public async Task it_is_made_when_nothing_has()
    {
        _pause.GoOn();
        await _dispatch;

        CallsMade().ShouldBe(1);
        (await _shop.Read(_due.ApprovalId)).State.ShouldBe(ApprovalState.Applied);
    }

    public ValueTask DisposeAsync()
    {
        world.Clock.Ahead = Duration.Zero;
        return ValueTask.CompletedTask;
    }

    private int CallsMade() => world.Made.Count(key => key.StartsWith(_due.ApprovalId, StringComparison.Ordinal));

    private Task<CommandResult> Decide(Func<Approval, Facts, Ruling> decide) =>
        world
            .Host.Services.GetRequiredService<Pipeline.Pipeline>()
            .Decide(
                new SystemCommand(_shop.Name, Caller.Dispatcher, new Envelope()),
                _due.ApprovalId,
                decide,
                TestContext.Current.CancellationToken
            );

    private static Receipt ReceiptOf(Approval it, Facts facts) =>
        new("a1", "product.tag", EffectOutcome.Done, "theirs", [], it.InFlight!.StartedAt, facts.Now);

    private const string Theirs = "theirs";
}
