using System.Diagnostics;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Intake;

/// <summary>What a run found and measured.</summary>
public sealed record IntakeResult(IReadOnlyList<string> Mismatches, IReadOnlyList<Goal> Goals, string Report)
{
    /// <summary>0 for a good run. Goals count where that is asked for: on a machine that does nothing else.</summary>
    public int ExitCode(bool goalsCount) =>
        Mismatches.Count == 0 && !(goalsCount && Goals.Any(goal => goal.IsMissed)) ? 0 : 1;
}

/// <summary>Agents draft, reviewers decide, subscribers watch, all through the API at once; then everything is proved.</summary>
public sealed class IntakeRun : IAsyncDisposable
{
    private readonly IntakeOptions _options;
    private readonly ApiProcess? _api;
    private readonly GraphQLClient _client;
    private readonly Database _database;
    private readonly Findings _findings = new();
    private readonly Latencies _latencies = new();
    private readonly AnswerTimes _answers = new();
    private readonly TaskCompletionSource _killNow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answered;

    private IntakeRun(IntakeOptions options, ApiProcess? api)
    {
        (_options, _api) = (options, api);
        _client = new(options.Url ?? api!.Address);
        _database = new(options.Connection ?? api!.ConnectionString);
    }

    public static async Task<IntakeResult> RunAsync(
        IntakeOptions options,
        TextWriter progress,
        CancellationToken cancel
    )
    {
        var api = options.Url is null ? await ApiProcess.StartAsync(cancel) : null;
        await using var run = new IntakeRun(options, api);
        try
        {
            return await run.RunAsync(progress, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException && api is not null)
        {
            throw new InvalidOperationException($"The run broke off. The Api's last words:\n{api.Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _database.DisposeAsync();
        if (_api is not null)
        {
            await _api.DisposeAsync();
        }
    }

    private async Task<IntakeResult> RunAsync(TextWriter progress, CancellationToken cancel)
    {
        var casting = Casting.Of(_options);
        await _database.PrepareAsync(casting.Drafts, cancel);
        var manager = await TokenAsync(Cast.Managers[0], cancel);
        var pages = new Pages(manager, _client);
        var history = new HistoryWatcher(_client.Address, manager, _findings);
        var queue = new QueueWatcher(_client.Address, manager, _findings);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] watchers = [history.Subscription.RunAsync(watching.Token), queue.Subscription.RunAsync(watching.Token)];
        await Task.WhenAll(history.Watching.Task, queue.Watching.Task).WaitAsync(Patience, cancel);

        var clock = Stopwatch.StartNew();
        await WorkAsync(casting, manager, progress, cancel);
        var worked = clock.Elapsed;
        var drain = new Drain(pages, _findings);
        await drain.SettleAsync(cancel);
        var settled = clock.Elapsed;
        if (_options.KillAt is not null)
        {
            var settling = new Recovery(
                await TellersAsync([Cast.Managers[0]], cancel),
                pages,
                _database,
                casting.Cases
            );
            await settling.RunAsync(cancel);
            await drain.SettleAsync(cancel);
        }

        await progress.WriteLineAsync($"settled after {settled.TotalSeconds:F1} s; proving");
        await ProveAsync(casting, pages, history, queue, cancel);
        await watching.CancelAsync();
        await Task.WhenAll(watchers);
        foreach (var subscription in (Subscription[])[history.Subscription, queue.Subscription])
        {
            _findings.Require(
                subscription.Refused is null,
                () => $"a subscription was refused: {subscription.Refused}"
            );
            _findings.Require(
                _options.KillAt is not null || subscription.Interruptions == 0,
                () => $"a subscription broke {subscription.Interruptions} times"
            );
        }

        var report = new Report(casting, _latencies, _findings)
        {
            Commands = _answered,
            Worked = worked,
            Settled = settled,
            Rows = history.Count,
            QueueMessages = queue.Messages,
            Delays = history.Delays(_answers),
            Clients = _options.Clients,
        };
        return new([.. _findings.All], report.Goals, report.ToString());
    }

    private async Task WorkAsync(Casting casting, string manager, TextWriter progress, CancellationToken cancel)
    {
        using var floor = new Floor();
        using var shift = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        string[] members = [.. Cast.Agents, .. Cast.Reviewers];
        var tellers = await TellersAsync(members, cancel);
        List<Task> work = [KillAsync(shift.Token)];
        for (var i = 0; i < Math.Max(_options.Clients, members.Length); i++)
        {
            var member = members[i % members.Length];
            work.Add(new Clerk(member, tellers[member], floor, _findings).WorkAsync(shift.Token));
        }

        work.Add(new Sampler(manager, _client, _latencies, _findings).RunAsync(shift.Token));
        work.Add(TellAsync(progress, shift.Token));
        floor.Open(casting.Cases);
        await Task.WhenAny([floor.Done, .. work]);
        await shift.CancelAsync();
        await Task.WhenAll(work);
    }

    /// <summary>kill -9 of the Api in the middle of it, and a start on what it left behind.</summary>
    private async Task KillAsync(CancellationToken cancel)
    {
        try
        {
            await _killNow.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            _findings.Require(
                _options.KillAt is null,
                () => $"the Api was to be killed after {_options.KillAt} answers"
            );
            return;
        }

        await _api!.KillAsync();
        await _api.StartAgainAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task TellAsync(TextWriter progress, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await pace.WaitForNextTickAsync(cancel))
            {
                await progress.WriteLineAsync(
                    $"{_answered} commands answered, {_findings.Count} mismatches {_findings.All.LastOrDefault()}"
                );
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    private async Task ProveAsync(
        Casting casting,
        Pages pages,
        HistoryWatcher history,
        QueueWatcher queue,
        CancellationToken cancel
    )
    {
        var proofs = new Proofs(casting.Cases, casting.Doubles, _findings);
        var told = await pages.HistoryAsync(cancel);
        var waiting = await pages.StatesAsync(cancel, "PENDING_REVIEW");
        await Drain.UntilAsync(() => history.Count >= told.Count && Proofs.Same(queue.Waiting, waiting), cancel);
        proofs.Standings(await pages.StatesAsync(cancel));
        proofs.History(told, _answers);
        proofs.Delivery(history.Rows, told);
        proofs.Queue(queue.Waiting, waiting);
        proofs.Tables(await _database.CountsAsync(cancel), told.Count);
        proofs.Calls(await _database.CallsAsync(cancel));
    }

    private async Task<Dictionary<string, Teller>> TellersAsync(IEnumerable<string> members, CancellationToken cancel)
    {
        var tellers = new Dictionary<string, Teller>();
        foreach (var member in members)
        {
            tellers[member] = new(await TokenAsync(member, cancel), _client, _latencies, Answered, _answers);
        }

        return tellers;
    }

    private Task<string> TokenAsync(string member, CancellationToken cancel) =>
        _client.TokenAsync(Cast.Shop, member, cancel);

    private void Answered()
    {
        if (Interlocked.Increment(ref _answered) == _options.KillAt)
        {
            _killNow.TrySetResult();
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
