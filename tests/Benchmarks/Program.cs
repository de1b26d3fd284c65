using HotDash.Benchmarks;
using HotDash.Benchmarks.Attacks;
using HotDash.Benchmarks.Commands;
using HotDash.Benchmarks.Dashboard;
using HotDash.Benchmarks.Fanout;
using HotDash.Benchmarks.Guesses;
using HotDash.Benchmarks.Intake;
using HotDash.Benchmarks.Lists;
using HotDash.Benchmarks.Mutations;
using HotDash.Benchmarks.Queries;
using HotDash.Benchmarks.Running;
using HotDash.Benchmarks.Sealing;

const string Usage = """
    usage: dotnet run --project tests/Benchmarks -- <verb>

      intake --messages FILE [--clients 8] [--seed 42] [--limit N] [--kill-at N] [--goals] [--url URL --connection CONNECTION]
          agents draft, reviewers decide, subscribers watch, through an Api of its own (or the one named, in Development,
          with its database's superuser); then everything is proved. A mismatch exits with 1; with --goals a missed goal too.
      commands [--rounds 3] [--seconds 4] [--writers 1,8,32]
          submit and approve through the bus, beside one insert a transaction on the same server.
      sealing [--rounds 5] [--seconds 4] [--writers 8]
          submit and approve with policies and sealing, beside a database without policies and a store that seals nothing.
          Exits with 1 below 0.8 of it.
      lists [--sizes 1000,100000,1000000]
          a page of 50 through GraphQL, the first and the 1,000th, and the count, in tables of so many approvals.
      fanout [--subs 1000,5000,10000] [--changes 200] [--rate N] [--fault none|stop|pgrestart] [--rounds 1] [--peers SCRIPTS]
          so many subscribers to the audit trail, with several filters, each on a connection of its own; --rate 0 is
          unpaced, without it 10, 4, 2 changes a second. Mercurius and Yoga beside it where their scripts are named.
          Exits with 1 when anybody missed anything.
      queries [--connections 1,16,64] [--rounds 3] [--seconds 3] [--approvals 100000] [--peers SCRIPTS]
          a page of 50 with edges and totalCount, and a detail; PostGraphile beside it where its scripts are named.
      dashboard [--connections 1,8,32] [--shops 100] [--weeks 13] [--seconds 5]
          the whole dashboard over HTTP with so many weeks of hourly snapshots of 16 tiles behind it, beside one row by its
          key. Exits with 1 when p95 of one at a time is 50 ms or more.
      start
          from process start to the first answered query, five times, on a cluster that is there already. Exits with 1
          when even the fastest takes 3 s.
      attacks [--seconds 10] [--offenders 4]
          how long a reader waits, and what memory does, while others misbehave before an Api of its own.
      guesses [--requests 1000]
          how long a refusal takes where the key, the member or the shop exists, and where it does not. Exits with 1 when
          the medians are 10 % apart.
      mutations [--only PATH] [--at-once 2]
          every figure and bound of src/Domain changed by one step, every condition negated, one at a time, against the
          tests of the rules. Exits with 1 below 95 % killed, or when a survivor has no reason in Mutations/survivors.md.
    """;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

try
{
    return args switch
    {
        ["intake", .. var rest] => await IntakeAsync(rest),
        ["commands", .. var rest] => await CommandsAsync(rest),
        ["sealing", .. var rest] => await SealingAsync(rest),
        ["lists", .. var rest] => await ListsAsync(rest),
        ["fanout", .. var rest] => await FanoutAsync(rest),
        ["queries", .. var rest] => await QueriesAsync(rest),
        ["dashboard", .. var rest] => await DashboardAsync(rest),
        ["start"] => await StartRun.RunAsync(Console.Out, stop.Token) ? 0 : 1,
        ["attacks", .. var rest] => await AttacksAsync(rest),
        ["guesses", .. var rest] => await GuessesAsync(rest),
        ["mutations", .. var rest] => await MutationsAsync(rest),
        _ => throw new UsageException(args is [] ? "Name a verb." : $"Unknown verb '{args[0]}'."),
    };
}
catch (UsageException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}{Environment.NewLine}{Usage}");
    return 2;
}

async Task<int> IntakeAsync(string[] rest)
{
    var given = new Arguments(rest, ["goals"], "messages", "url", "connection", "clients", "seed", "limit", "kill-at");
    var options = new IntakeOptions
    {
        Messages = given.Text("messages") ?? throw new UsageException("Name the messages' file."),
        Url = given.Text("url") is { } url ? new Uri(url) : null,
        Connection = given.Text("connection"),
        Clients = given.Number("clients") ?? 8,
        Seed = given.Number("seed") ?? 42,
        Limit = given.Number("limit"),
        KillAt = given.Number("kill-at"),
    };
    if (options.Url is null != options.Connection is null || (options.Url is not null && options.KillAt is not null))
    {
        throw new UsageException("'--url' and '--connection' go together, and without '--kill-at'.");
    }

    var result = await IntakeRun.RunAsync(options, Console.Error, stop.Token);
    Console.WriteLine(result.Report);
    return result.ExitCode(given.Has("goals"));
}

async Task<int> CommandsAsync(string[] rest)
{
    var given = new Arguments(rest, "rounds", "seconds", "writers");
    var run = new CommandsRun(
        given.Number("rounds") ?? 3,
        TimeSpan.FromSeconds(given.Number("seconds") ?? 4),
        Numbers(given, "writers", "1,8,32")
    );
    await run.RunAsync(Console.Out, stop.Token);
    return 0;
}

async Task<int> SealingAsync(string[] rest)
{
    var given = new Arguments(rest, "rounds", "seconds", "writers");
    var run = new SealingRun(
        given.Number("rounds") ?? 5,
        TimeSpan.FromSeconds(given.Number("seconds") ?? 4),
        given.Number("writers") ?? 8
    );
    return await run.RunAsync(Console.Out, stop.Token) ? 0 : 1;
}

async Task<int> AttacksAsync(string[] rest)
{
    var given = new Arguments(rest, "seconds", "offenders");
    var run = new AttacksRun(TimeSpan.FromSeconds(given.Number("seconds") ?? 10), given.Number("offenders") ?? 4);
    Console.WriteLine(await run.RunAsync(Console.Error, stop.Token));
    return 0;
}

async Task<int> GuessesAsync(string[] rest)
{
    var run = new GuessesRun(new Arguments(rest, "requests").Number("requests") ?? 1000);
    return await run.RunAsync(Console.Out, stop.Token) ? 0 : 1;
}

async Task<int> MutationsAsync(string[] rest)
{
    var given = new Arguments(rest, "only", "at-once");
    var run = new MutationsRun(given.Text("only"), given.Number("at-once") ?? 2, Console.Out);
    return await run.RunAsync(stop.Token) ? 0 : 1;
}

async Task<int> ListsAsync(string[] rest)
{
    var given = new Arguments(rest, "sizes");
    await new ListsRun(Numbers(given, "sizes", "1000,100000,1000000")).RunAsync(Console.Out, stop.Token);
    return 0;
}

async Task<int> FanoutAsync(string[] rest)
{
    var given = new Arguments(rest, "subs", "changes", "rate", "fault", "rounds", "peers");
    var options = new FanoutOptions(
        Numbers(given, "subs", "1000,5000,10000"),
        given.Number("changes") ?? 200,
        given.Number("rate"),
        Enum.TryParse<Fault>(given.Text("fault") ?? "none", ignoreCase: true, out var fault)
            ? fault
            : throw new UsageException("'--fault' is none, stop or pgrestart."),
        given.Number("rounds") ?? 1,
        given.Text("peers")
    );
    return await new FanoutRun(options, Console.Out).RunAsync(stop.Token) ? 0 : 1;
}

async Task<int> QueriesAsync(string[] rest)
{
    var given = new Arguments(rest, "connections", "rounds", "seconds", "approvals", "peers");
    var run = new QueriesRun(
        Numbers(given, "connections", "1,16,64"),
        given.Number("rounds") ?? 3,
        TimeSpan.FromSeconds(given.Number("seconds") ?? 3),
        given.Number("approvals") ?? 100_000,
        given.Text("peers"),
        Console.Out
    );
    await run.RunAsync(stop.Token);
    return 0;
}

async Task<int> DashboardAsync(string[] rest)
{
    var given = new Arguments(rest, "connections", "shops", "weeks", "seconds");
    var run = new DashboardRun(
        Numbers(given, "connections", "1,8,32"),
        Math.Clamp(given.Number("shops") ?? 100, 1, 100),
        Math.Clamp(given.Number("weeks") ?? 13, 1, 13),
        TimeSpan.FromSeconds(given.Number("seconds") ?? 5),
        Console.Out
    );
    return await run.RunAsync(stop.Token) ? 0 : 1;
}

static int[] Numbers(Arguments given, string name, string usual) =>
    [
        .. (given.Text(name) ?? usual)
            .Split(',')
            .Select(it =>
                int.TryParse(it, out var number) && number > 0 ? number : throw new UsageException($"'{it}' {name}?")
            ),
    ];
