using System.Formats.Tar;
using System.IO.Compression;
using HotDash.Api.Hosting.Postgres;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_no_postgresql_is_installed : IAsyncDisposable
{
    // Programs are fetched into it, and they do not run from where test clusters may lie.
    private readonly string _home = Path.Combine(Path.GetTempPath(), $"hotdash-{Guid.NewGuid():N}");
    private readonly LocalPostgresOptions _options;

    public when_no_postgresql_is_installed()
    {
        Directory.CreateDirectory(_home);
        _options = new LocalPostgresOptions
        {
            Directory = Path.Combine(_home, "cluster"),
            BinariesCache = Path.Combine(_home, "binaries"),
            BinariesIn = [],
            Fsync = false,
        };
    }

    [Fact]
    public async Task it_says_what_to_install_where_there_is_no_npm_either()
    {
        var missing = await RefusedAsync(_options with { Npm = Path.Combine(_home, "npm") });

        missing.ShouldContain("apt-get install postgresql");
        missing.ShouldContain("brew install postgresql");
        missing.ShouldContain("ConnectionStrings__HotDash");
    }

    [Fact]
    public async Task it_passes_on_what_npm_said_when_nothing_could_be_fetched()
    {
        var missing = await RefusedAsync(_options with { Npm = await ScriptAsync("npm", "echo no route >&2; exit 1") });

        missing.ShouldContain("no route");
        missing.ShouldContain("apt-get install postgresql");
        Directory.GetFileSystemEntries(_options.BinariesCache).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_unpacks_what_npm_fetched_once_for_all_later_starts()
    {
        var archive = await ArchiveOfInstalledAsync();
        var npm = await ScriptAsync("npm", $"cp {archive} \"$4\"; rm {archive}");

        for (var start = 0; start < 2; start++)
        {
            await using var cluster = await LocalPostgres.StartAsync(_options with { Npm = npm }, Cancel);
            (await cluster.AskAsync("select 1")).ShouldBe("1");
        }

        var link = Directory
            .GetFiles(_options.BinariesCache, "libpq.so", SearchOption.AllDirectories)
            .ShouldHaveSingleItem();
        new FileInfo(link).LinkTarget.ShouldBe("libpq.so.5.18");
    }

    [Fact]
    public async Task it_runs_what_the_registry_has_or_says_why_it_cannot()
    {
        try
        {
            await using var cluster = await LocalPostgres.StartAsync(_options, Cancel);

            (await cluster.AskAsync("show server_version_num"))!.ShouldStartWith("18");
            (await cluster.AskAsync("select datcollate from pg_database where datname = current_database()")).ShouldBe(
                "C"
            );
        }
        catch (PostgresBinariesMissingException missing)
        {
            missing.Message.ShouldContain("npm");
            missing.Message.ShouldContain("apt-get install postgresql");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_home, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> RefusedAsync(LocalPostgresOptions options)
    {
        var start = LocalPostgres.StartAsync(options, Cancel);
        return (await Should.ThrowAsync<PostgresBinariesMissingException>(() => start)).Message;
    }

    /// <summary>A package as the registry's, whose programs are this machine's own.</summary>
    private async Task<string> ArchiveOfInstalledAsync()
    {
        var installed = await PostgresBinaries.FindAsync(new LocalPostgresOptions(), null, Cancel);
        var native = Directory.CreateDirectory(Path.Combine(_home, "packed", "package", "native")).FullName;
        Directory.CreateDirectory(Path.Combine(native, "lib"));
        await File.WriteAllTextAsync(Path.Combine(native, "lib", "libpq.so.5.18"), "", Cancel);
        await File.WriteAllTextAsync(
            Path.Combine(native, "pg-symlinks.json"),
            """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so"}]""",
            Cancel
        );
        foreach (var program in (string[])["initdb", "pg_ctl", "postgres"])
        {
            var script = $"packed/package/native/bin/{program}";
            await ScriptAsync(script, $"exec {Path.Combine(installed.Folder, program)} \"$@\"");
        }

        var archive = Path.Combine(_home, "package.tgz");
        await using var file = File.Create(archive);
        await using var zip = new GZipStream(file, CompressionLevel.Fastest);
        await TarFile.CreateFromDirectoryAsync(Path.Combine(_home, "packed"), zip, includeBaseDirectory: false, Cancel);
        return archive;
    }

    private async Task<string> ScriptAsync(string name, string body)
    {
        var path = Path.Combine(_home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{body}\n", Cancel);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
