using System.Diagnostics;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

public sealed class when_handlers_are_generated
{
    [Fact]
    public async Task the_committed_code_is_what_would_be_written_now_without_a_database()
    {
        var folder = Directory.CreateTempSubdirectory("hotdash-codegen");
        try
        {
            await WriteAsync(folder.FullName);
            var written = Read(Path.Combine(folder.FullName, Generated));
            var committed = Read(Path.Combine(ContractFile.Root, "src/Api", Generated));

            written.Keys.ShouldNotBeEmpty();
            committed.Keys.ShouldBe(
                written.Keys,
                ignoreOrder: true,
                "run: dotnet run --project src/Api -- codegen write"
            );
            foreach (var (file, code) in written)
                committed[file].ShouldBe(code, "run: dotnet run --project src/Api -- codegen write");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Api(), "codegen", "write"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            Environment = { ["DOTNET_CONTENTROOT"] = folder, ["ConnectionStrings__HotDash"] = null },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output);
    }

    // Where the Api itself was built to: beside the tests lie libraries that its command line would look into.
    private static string Api()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            ContractFile.Root,
            "src/Api/bin",
            output.Parent!.Name,
            output.Name,
            Path.GetFileName(typeof(HotDash.Api.Program).Assembly.Location)
        );
    }

    private static Dictionary<string, string> Read(string folder) =>
        Directory
            .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);

    private const string Generated = "Internal/Generated";
}
