using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using HotDash.Api.Hosting;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Telemetry;

public sealed partial class when_metrics_are_scraped(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task they_tell_times_by_few_labels_and_how_things_stand()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var host = await HotDashHost.StartAsync(
            database.ConnectionString,
            null,
            "--HotDash:Metrics:Url=http://127.0.0.1:0"
        );
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("GraphQL-Preflight", "1");
        foreach (var query in new[] { "query Mine {__typename}", "query Other {__typename}", "query Mine {" })
            (
                await http.GetAsync(new Uri(host.Address, $"/graphql?query={Uri.EscapeDataString(query)}"), Cancel)
            ).Dispose();

        var text = await http.GetStringAsync(new Uri(Metrics(host).Served!), Cancel);

        text.ShouldContain("# TYPE hotdash_graphql_request_seconds histogram");
        var labels = Request().Matches(text).Select(x => x.Groups[1].Value).ToList();
        labels.ShouldContain(x => x.Contains("outcome=\"INVALID_VALUE\"") && x.Contains("transport=\"http\""));
        labels.ShouldContain(x => x.Contains("operation=\"query\"") && x.Contains("outcome=\"OK\""));
        text.ShouldNotContain("Mine");
        foreach (var gauge in new[] { "journal_lag_seconds", "live_subscribers", "live_questions", "commands_waiting" })
            text.ShouldContain($"# TYPE hotdash_{gauge} gauge");
        text.ShouldContain("le=\"0.0025\"");
        text.ShouldNotContain("Host=");
    }

    [Fact]
    public async Task whoever_chose_an_address_that_is_taken_is_told_so_and_nothing_starts()
    {
        await using var database = await databases.CreateDatabaseAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HotDash.Api"))
        {
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__HotDash"] = database.ConnectionString,
                [TestMasterKeys.Variable] = TestMasterKeys.Value,
                ["urls"] = "http://127.0.0.1:0",
                ["HotDash__Metrics__Url"] = url,
            },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        process.ExitCode.ShouldBe(1);
        said.Trim()
            .ShouldBe(
                $"HotDash:Metrics:Url is '{url}', which is taken or not of this machine. Choose another, or off."
            );
    }

    [Fact]
    public async Task a_process_that_finds_the_usual_address_taken_works_without()
    {
        await using var database = await databases.CreateDatabaseAsync();
        using var taken = new TcpListener(IPAddress.IPv6Any, 9091);
        taken.Server.DualMode = true;
        try
        {
            taken.Start();
        }
        catch (SocketException)
        {
            // It is taken already.
        }
        await using var host = await HotDashHost.StartAsync(database.ConnectionString, null, "--HotDash:Metrics:Url=");
        using var http = new HttpClient();

        // It follows the journal a moment after it serves.
        await Eventually.HoldsAsync(
            async () =>
            {
                using var health = await http.GetAsync(new Uri(host.Address, "/health"), Cancel);
                return health.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(20),
            Cancel
        );
        Metrics(host).Served.ShouldBeNull();
    }

    [Theory]
    [InlineData("9091")]
    [InlineData("https://localhost:9091")]
    [InlineData("http://localhost:9091/metrics")]
    public void what_is_no_address_is_refused(string given) =>
        Should
            .Throw<InvalidSettingException>(() => Program.Build([$"--HotDash:Metrics:Url={given}"]))
            .Message.ShouldBe($"HotDash:Metrics:Url is '{given}'; it is an address as http://localhost:9091, or off.");

    [Fact]
    public void what_is_no_address_of_a_collector_is_refused() =>
        Should
            .Throw<InvalidSettingException>(() => Program.Build(["--OTEL_EXPORTER_OTLP_ENDPOINT=here"]))
            .Message.ShouldBe("OTEL_EXPORTER_OTLP_ENDPOINT is no address; it is one as http://localhost:4317.");

    private static MetricsServer Metrics(HotDashHost host) =>
        host.Services.GetServices<IHostedService>().OfType<MetricsServer>().Single();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"^hotdash_graphql_request_seconds_count\{(.*?)\}", RegexOptions.Multiline)]
    private static partial Regex Request();
}
