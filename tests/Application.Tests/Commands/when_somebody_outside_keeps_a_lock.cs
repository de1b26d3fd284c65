using System.Diagnostics;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using HotDash.Projections.Storage;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine.Runtime;

namespace HotDash.Application.Tests.Commands;

public sealed class when_somebody_outside_keeps_a_lock(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task only_those_that_need_it_wait_and_they_are_answered_when_it_is_free()
    {
        var shop = new Shop(world);
        var (blocked, free) = (await shop.Submitted(Drafts.Tag()), await shop.Submitted(Drafts.Tag("cup")));
        await using var held = await LockStream(shop, blocked);
        Task<CommandResult>[] waiting = [.. Enumerable.Range(0, 6).Select(i => shop.Send(Edit(shop, blocked, 1, i)))];

        var (since, longest, others) = (Stopwatch.StartNew(), TimeSpan.Zero, 0);
        // Well within the patience of those that wait; many times what a lock is waited for.
        while (others < 20 || since.Elapsed < TimeSpan.FromSeconds(2))
        {
            var before = since.Elapsed;
            var answer = await shop.Send(Edit(shop, free, ++others, others))
                .WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
            answer.Refusals.ShouldBeEmpty();
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (since.Elapsed - before).Ticks));
        }
        waiting.ShouldAllBe(command => !command.IsCompleted);
        await held.DisposeAsync();
        var answers = await Task.WhenAll(waiting);

        answers.Count(answer => answer.Accepted).ShouldBe(1);
        answers.Where(answer => !answer.Accepted).ShouldAllBe(answer => answer.Refusals.Single() is VersionConflict);
        TestContext.Current.TestOutputHelper?.WriteLine($"{others} others, the longest took {longest}");
    }

    [Fact]
    public async Task whoever_waited_for_as_long_as_its_patience_hears_that_it_may_try_again()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        await using var held = await LockStream(shop, id);
        using var impatient = PipelineWith(new CommandOptions { Patience = Duration.FromSeconds(1) });

        var failure = await Should.ThrowAsync<TimeoutException>(() => Decide(impatient, shop, id));

        Failures.IsUnavailable(failure).ShouldBeTrue();
    }

    [Fact]
    public async Task a_question_hears_so_too()
    {
        await using var held = await world.Locked("lock table hotdash.mt_streams in access exclusive mode");
        await using var app = world
            .Host.Services.GetRequiredService<DatabasePools>()
            .App.CreateCommand("select 1 from hotdash.mt_streams");

        var failure = await Should.ThrowAsync<PostgresException>(() => app.ExecuteNonQueryAsync());

        Failures.IsUnavailable(failure).ShouldBeTrue();
    }

    [Fact]
    public async Task nobody_waits_for_a_turn_for_longer_than_its_patience()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        using var one = PipelineWith(
            new CommandOptions { WritesAtOnce = 1, Patience = Duration.FromMilliseconds(500) }
        );
        var pause = new Pause();
        var hanging = one.Decide(InItsTurn(shop, id, pause), TestContext.Current.CancellationToken);
        await pause.Reached;

        await Should.ThrowAsync<TimeoutException>(() => Decide(one, shop, id));

        pause.GoOn();
        (await hanging).Result.Refusals.ShouldBeEmpty();
        (await Decide(one, shop, id)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_gathered_under_a_lock_is_gathered_when_its_turn_has_come()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());
        using var one = PipelineWith(
            new CommandOptions { WritesAtOnce = 1, Patience = Duration.FromMilliseconds(500) }
        );
        var (first, second) = (new Pause(), new Pause());
        var hanging = one.Decide(InItsTurn(shop, id, first), TestContext.Current.CancellationToken);
        await first.Reached;

        await Should.ThrowAsync<TimeoutException>(() =>
            one.Decide(InItsTurn(shop, id, second), TestContext.Current.CancellationToken)
        );

        second.Reached.IsCompleted.ShouldBeFalse();
        first.GoOn();
        await hanging;
    }

    [Fact]
    public async Task of_two_with_one_key_that_are_blocked_one_is_done_and_both_are_told_the_same()
    {
        var shop = new Shop(world);
        await using var held = await world.Locked(
            "insert into hotdash.approval_open_targets (shop, tool, target, approval_id) "
                + $"values ('{shop.Name}', 'refund.create', '2001', 'approval-other')"
        );
        Task<CommandResult>[] both = [.. Enumerable.Range(0, 2).Select(_ => shop.Submit(Drafts.Refund("2001"), "key"))];
        // Longer than a lock is waited for: they have come again.
        var since = Stopwatch.StartNew();
        await HotDashWorld.Until(async () =>
            await world.WaitingForLocks("transactionid") > 0 && since.Elapsed > TimeSpan.FromSeconds(1)
        );
        both.ShouldAllBe(submit => !submit.IsCompleted);

        await held.DisposeAsync();
        var answers = await Task.WhenAll(both);

        answers.ShouldAllBe(answer => answer.Accepted);
        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Replayed).ShouldBe(1);
    }

    private Task<NpgsqlConnection> LockStream(Shop shop, string id) =>
        world.Locked($"select 1 from hotdash.mt_streams where tenant_id = '{shop.Name}' and id = '{id}' for update");

    private static EditApproval Edit(Shop shop, string id, int revision, int way) =>
        new(id, revision, new ContentEdit(Summary: $"Said in way {way}")) { Shop = shop.Name, By = Shop.Olga };

    private Pipeline.Pipeline PipelineWith(CommandOptions options) =>
        new(
            world.Host.Services.GetRequiredService<IDocumentStore>(),
            world.Host.Services.GetRequiredService<IWolverineRuntime>(),
            world.Host.Services.GetRequiredService<IPersonalTexts>(),
            world.Host.Services.GetRequiredService<IApprovalPolicies>(),
            world.Clock,
            options
        );

    private static Task<CommandResult> Decide(Pipeline.Pipeline pipeline, Shop shop, string id) =>
        pipeline.Decide(
            Claim(shop, id),
            id,
            (approval, facts) => approval.TakeClaim(false, null, facts),
            TestContext.Current.CancellationToken
        );

    /// <summary>Wishes nothing, and stays in its turn for as long as the pause.</summary>
    private static Wish<Approval, bool> InItsTurn(Shop shop, string id, Pause pause) =>
        new(
            Claim(shop, id),
            ApprovalStream.Instance,
            id,
            Begins: false,
            async (_, stop) =>
            {
                await pause.Stay(stop);
                return true;
            },
            (_, _, _) => Ruling.Nothing
        )
        {
            Lock = EffectsHoldStream.KeepAsItIs,
        };

    private static ClaimApproval Claim(Shop shop, string id) =>
        new(id, false, null) { Shop = shop.Name, By = Shop.Otto };
}
