using HotDash.Application.Pipeline;
using HotDash.Support;

namespace HotDash.Application.Tests.Commands;

public sealed class when_commands_wait_for_their_turn : IDisposable
{
    private readonly Turns _turns = new(AtOnce);
    private readonly Lock _gate = new();
    private readonly List<string> _ended = [];
    private readonly Queue<TaskCompletionSource> _running = [];
    private int _most;

    [Fact]
    public async Task so_many_write_at_once_and_no_more()
    {
        Task[] all = [.. Enumerable.Range(0, 20).Select(i => Write(Somebody, $"{i}"))];

        await EndAll(all);

        _most.ShouldBe(AtOnce);
        _ended.Count.ShouldBe(20);
    }

    [Fact]
    public async Task a_burst_of_the_system_stands_behind_whom_it_would_hold_up()
    {
        Task[] burst = [.. Enumerable.Range(0, 50).Select(i => Write(Caller.Timer, $"timer {i}"))];
        var person = Write(Somebody, "person");

        await EndAll([.. burst, person]);

        // Four stand before it; some that run beside it may end first.
        _ended.IndexOf("person").ShouldBeLessThan(AtOnce * 5);
        _ended.Count.ShouldBe(51);
    }

    [Fact]
    public async Task of_those_that_a_lock_has_blocked_one_at_a_time_takes_a_turn()
    {
        Task[] blocked = [.. Enumerable.Range(0, 5).Select(i => Write(Somebody, $"{i}", wasBlocked: true))];

        await EndAll(blocked);

        _most.ShouldBe(1);
        _ended.Count.ShouldBe(5);
    }

    [Fact]
    public async Task whoever_fails_or_gives_up_leaves_the_turn_to_the_next()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _turns.Take<bool>(Wish(Somebody), false, () => throw new InvalidOperationException(), Cancel)
        );
        Task[] full = [Write(Somebody, "1"), Write(Somebody, "2")];
        using var patience = new CancellationTokenSource();
        var waiting = _turns.Take(Wish(Somebody), false, () => Task.FromResult(true), patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        await EndAll([.. full, Write(Somebody, "3"), Write(Somebody, "4")]);

        _most.ShouldBe(AtOnce);
        _ended.Count.ShouldBe(4);
    }

    public void Dispose() => _turns.Dispose();

    private Task<bool> Write(Caller by, string name, bool wasBlocked = false) =>
        _turns.Take(
            Wish(by),
            wasBlocked,
            async () =>
            {
                var end = new TaskCompletionSource();
                lock (_gate)
                {
                    _running.Enqueue(end);
                    _most = Math.Max(_most, _running.Count);
                }
                await end.Task;
                lock (_gate)
                    _ended.Add(name);
                return true;
            },
            Cancel
        );

    /// <summary>Ends what runs, the longest running first, until all have ended.</summary>
    private async Task EndAll(Task[] all)
    {
        while (!all.All(task => task.IsCompleted))
        {
            await Eventually.HoldsAsync(() =>
            {
                lock (_gate)
                    return _running.Count > 0 || all.All(task => task.IsCompleted);
            });
            TaskCompletionSource? oldest;
            lock (_gate)
                _running.TryDequeue(out oldest);
            oldest?.SetResult();
        }
    }

    private static ReleaseApproval Wish(Caller by) => new("approval-1") { Shop = "shop", By = by };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Caller Somebody = new(new("olga", ActorKind.Person), [Role.Operator]);
    private const int AtOnce = 2;
}
