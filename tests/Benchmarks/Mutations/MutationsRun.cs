using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace HotDash.Benchmarks.Mutations;

/// <summary>Changes every rule of src/Domain, one change at a time, and runs tests/Domain.Tests against each: a change that no test sees survives.</summary>
/// <param name="only">A part of the paths of the files to change; null for all.</param>
/// <param name="atOnce">How many run at a time.</param>
public sealed class MutationsRun(string? only, int atOnce, TextWriter output)
{
    /// <summary>Whether enough are killed, and every survivor has its reason.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var repository = Repository();
        string[] build = ["build", Path.Combine(repository, Tests), "-c", "Release", "-v", "q"];
        if (!await Run("dotnet", build, repository, cancel))
            throw new InvalidOperationException("The tests of the rules do not compile.");
        var built = Path.Combine(repository, Tests, "bin", "Release", "net10.0");
        var rules = new Rules(Path.Combine(repository, "src", "Domain"), built);
        var places = new ConcurrentBag<string>(Enumerable.Range(0, atOnce).Select(n => Place(repository, built, n)));
        try
        {
            if (await Passes(rules, null, places, cancel) is not true)
                throw new InvalidOperationException("The unchanged rules do not pass their tests.");
            var mutations = rules.Mutations.Where(it =>
                only is null || it.File.Contains(only, StringComparison.Ordinal)
            );
            var (reasons, survivors) = (Reasons(repository), new ConcurrentBag<Mutation>());
            var (killed, without) = (0, 0);
            await Parallel.ForEachAsync(
                mutations,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel },
                async (mutation, now) =>
                {
                    var passes = await Passes(rules, mutation, places, now);
                    if (passes is null)
                        Interlocked.Increment(ref without);
                    else if (passes is true)
                    {
                        survivors.Add(mutation);
                        await Tell(mutation, reasons);
                    }
                    else if (Interlocked.Increment(ref killed) % 100 == 0)
                        await output.WriteLineAsync($"... {killed} killed, {survivors.Count} survive");
                }
            );
            return Told(killed, without, [.. survivors], reasons);
        }
        finally
        {
            foreach (var place in places)
                Directory.Delete(place, recursive: true);
        }
    }

    private Task Tell(Mutation it, Dictionary<string, string> reasons) =>
        output.WriteLineAsync(
            $"{it.File}:{it.Line}: {it.Text}\n    {it.Was}\n    {reasons.GetValueOrDefault(it.Key, "NO REASON GIVEN")}"
        );

    private bool Told(int killed, int without, IReadOnlyList<Mutation> survivors, Dictionary<string, string> reasons)
    {
        var total = killed + survivors.Count;
        var share = total == 0 ? 1 : (double)killed / total;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"killed {killed}/{total} ({share:P1}); {without} changes have no meaning to the compiler"
            )
        );
        return share >= Enough && survivors.All(it => reasons.ContainsKey(it.Key));
    }

    /// <summary>Null where the changed text does not compile.</summary>
    private static async Task<bool?> Passes(
        Rules rules,
        Mutation? mutation,
        ConcurrentBag<string> places,
        CancellationToken cancel
    )
    {
        places.TryTake(out var place);
        try
        {
            if (!rules.Write(place!, mutation))
                return null;
            // Its own feature's tests see most changes, and sooner.
            return (
                    mutation?.File.Split('/') is not [var feature, _, ..]
                    || !Directory.Exists(Path.Combine(place!, "..", "..", feature))
                    || await Pass(place!, ["-namespace", $"HotDash.Domain.Tests.{feature}"], cancel)
                ) && await Pass(place!, [], cancel);
        }
        finally
        {
            places.Add(place!);
        }
    }

    private static Task<bool> Pass(string place, string[] which, CancellationToken cancel) =>
        Run(Path.Combine(place, "HotDash.Domain.Tests"), ["-noColor", "-stopOnFail", .. which], place, cancel);

    /// <summary>Whether the program ends well, and in time: a rule that never ends is seen too.</summary>
    private static async Task<bool> Run(string program, string[] arguments, string directory, CancellationToken cancel)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token),
                process.StandardError.ReadToEndAsync(patience.Token),
                process.WaitForExitAsync(patience.Token)
            );
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A copy of the built tests, below the repository whose files they read.</summary>
    private static string Place(string repository, string built, int number)
    {
        var place = Path.Combine(repository, Tests, "bin", $"mutants-{Environment.ProcessId}-{number}");
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(place, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return place;
    }

    /// <summary>Lines <c>- file | line | was -> becomes | reason</c>.</summary>
    private static Dictionary<string, string> Reasons(string repository) =>
        File.ReadLines(Path.Combine(repository, "tests", "Benchmarks", "Mutations", "survivors.md"))
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line[2..])
            .DistinctBy(line => line[..line.LastIndexOf(" | ", StringComparison.Ordinal)])
            .ToDictionary(
                line => line[..line.LastIndexOf(" | ", StringComparison.Ordinal)],
                line => line[(line.LastIndexOf(" | ", StringComparison.Ordinal) + 3)..]
            );

    private static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "HotDash.sln")))
                return at.FullName;
        }
        throw new UsageException("Run it from a copy of the repository.");
    }

    private static readonly string Tests = Path.Combine("tests", "Domain.Tests");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private const double Enough = 0.95;
}
