using System.Reflection;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Hosting;
using HotDash.Support;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>The limits as they are configured.</summary>
public sealed class the_limits
{
    [Theory]
    [InlineData("Tokens", "0", "HotDash:Limits:Tokens is 1 at least.")]
    [InlineData("ExecutionTime", "00:00:00", "HotDash:Limits:ExecutionTime is above zero and a day at most.")]
    [InlineData("ExecutionTime", "30", "HotDash:Limits:ExecutionTime is above zero and a day at most.")]
    [InlineData("Origins:0", "shop.example", "HotDash:Limits:Origins holds origins")]
    [InlineData("Origins:0", "https://shop.example/path", "HotDash:Limits:Origins holds origins")]
    [InlineData("Aliases", "many", "HotDash:Limits:Aliases")]
    public void a_value_that_cannot_be_used_stops_the_start(string key, string value, string why) =>
        Should
            .Throw<InvalidSettingException>(() => Limits(false, ($"HotDash:Limits:{key}", value)))
            .Message.ShouldStartWith(why);

    [Fact]
    public void each_is_taken_from_its_key()
    {
        var changed = Limits(
            false,
            [
                .. Keys()
                    .Select(x =>
                        ($"HotDash:Limits:{(x.Name == "Origins" ? "Origins:0" : x.Name)}", Other(x.PropertyType))
                    ),
            ]
        );
        foreach (var key in Keys())
            key.GetValue(changed).ShouldNotBe(key.GetValue(new LimitOptions()), key.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_schema_is_open_in_Development_alone(bool isDevelopment)
    {
        var limits = Limits(isDevelopment);
        (limits.Introspection, limits.Suggestions, limits.Ide).ShouldBe((isDevelopment, isDevelopment, isDevelopment));
        Limits(true, ("HotDash:Limits:Introspection", "false")).Introspection.ShouldBeFalse();
    }

    [Fact]
    public void each_is_written_down_with_its_default()
    {
        var document = File.ReadAllText(Path.Combine(ContractFile.Root, "docs/configuration.md"));
        foreach (var key in Keys())
        {
            var usual = key.GetValue(new LimitOptions()) switch
            {
                bool => "`false`; `true` in Development",
                IReadOnlyList<string> => "none",
                var value => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"`{value}`"),
            };
            document.ShouldContain($"| `HotDash:Limits:{key.Name}` | {usual} |");
        }
    }

    private static string Other(Type type) =>
        type == typeof(int) ? "7"
        : type == typeof(bool) ? "true"
        : type == typeof(TimeSpan) ? "00:00:07"
        : "https://shop.example";

    private static PropertyInfo[] Keys() =>
        typeof(LimitOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static LimitOptions Limits(bool isDevelopment, params (string Key, string Value)[] settings) =>
        LimitOptions.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(x => x.Key, string? (x) => x.Value))
                .Build(),
            isDevelopment
        );
}
