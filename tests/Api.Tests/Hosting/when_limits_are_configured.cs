using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Hosting;
using HotDash.Api.Live;
using HotDash.Api.Transport;
using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_limits_are_configured(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task every_limit_has_its_key()
    {
        await using var app = Program.Build([
            .. Keys<LiveOptions>("Live"),
            .. Keys<TransportOptions>("Transport"),
            .. Keys<DocumentOptions>("GraphQL"),
        ]);

        Values(app.Services.GetRequiredService<LiveOptions>()).ShouldAllBe(value => IsSeven(value));
        Values(app.Services.GetRequiredService<TransportOptions>()).ShouldAllBe(value => IsSeven(value));
        Values(app.Services.GetRequiredService<DocumentOptions>()).ShouldAllBe(value => IsSeven(value));
    }

    [Fact]
    public async Task what_is_not_configured_is_as_it_always_was()
    {
        await using var app = Program.Build([]);

        app.Services.GetRequiredService<LiveOptions>().ShouldBe(new LiveOptions());
        app.Services.GetRequiredService<TransportOptions>().ShouldBe(new TransportOptions());
        app.Services.GetRequiredService<DocumentOptions>().ShouldBe(new DocumentOptions());
        app.Services.GetRequiredService<CommandOptions>().ShouldBe(new CommandOptions());
        app.Services.GetRequiredService<EffectOptions>().CallTimeout.ShouldBe(Duration.FromSeconds(30));
    }

    [Theory]
    [InlineData("HotDash:Live:QueueLength", "0", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:Live:RowsAtOnce", "many", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:Transport:MaxBodyBytes", "99999999999", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:Transport:OperationsAtOnce", "-1", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:Commands:WritesAtOnce", "0", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:GraphQL:CachedDocuments", "0", "it is a whole number, 1 at least.")]
    [InlineData("HotDash:GraphQL:TrustedDocumentsOnly", "yes", "it is true or false.")]
    [InlineData("HotDash:Live:FirstRetry", "00:00:00", "above zero and a day at most.")]
    [InlineData("HotDash:Transport:InitTimeout", "soon", "above zero and a day at most.")]
    [InlineData("HotDash:Transport:SendTimeout", "2.00:00:00", "above zero and a day at most.")]
    [InlineData("HotDash:Effects:CallTimeout", "-00:00:01", "above zero and a day at most.")]
    public void what_cannot_be_used_is_named(string key, string value, string may)
    {
        var refused = Should.Throw<InvalidSettingException>(() => Program.Build([$"--{key}={value}"]));

        refused.Message.ShouldStartWith($"{key} is '{value}'; ");
        refused.Message.ShouldEndWith(may);
    }

    [Fact]
    public async Task it_stops_the_start_with_that_sentence_alone()
    {
        await using var database = await databases.CreateDatabaseAsync();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HotDash.Api"))
        {
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__HotDash"] = database.ConnectionString,
                ["HotDash__Live__QueueLength"] = "none",
            },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(1);
        said.Trim().ShouldBe("HotDash:Live:QueueLength is 'none'; it is a whole number, 1 at least.");
    }

    private static IEnumerable<string> Keys<T>(string room) =>
        typeof(T)
            .GetProperties()
            .Select(x =>
                $"--HotDash:{room}:{x.Name}={(x.PropertyType == typeof(int) ? "7" : x.PropertyType == typeof(bool) ? "true" : "00:00:07")}"
            );

    private static IEnumerable<string> Values<T>(T options) =>
        typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(x => $"{x.Name} {string.Create(CultureInfo.InvariantCulture, $"{x.GetValue(options)}")}");

    private static bool IsSeven(string value) =>
        value.EndsWith(" 7", StringComparison.Ordinal)
        || value.EndsWith(" True", StringComparison.Ordinal)
        || value.EndsWith(" 00:00:07", StringComparison.Ordinal);
}
