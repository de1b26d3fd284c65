using System.Reflection;
using HotDash.Api.Hosting;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>What one client may ask of the API, on whatever transport. Numbers are 1 at least, times above zero.</summary>
public sealed record LimitOptions
{
    /// <summary>The keys' place in the configuration.</summary>
    public const string Section = "HotDash:Limits";

    /// <summary>Characters of a document.</summary>
    public int Characters { get; init; } = 250_000;

    /// <summary>Tokens of a document, comments included.</summary>
    public int Tokens { get; init; } = 4_000;

    /// <summary>Fields within fields, fragments expanded.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Fields of an operation, fragments expanded.</summary>
    public int Selections { get; init; } = 1_500;

    /// <summary>Aliases of an operation, fragments expanded.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>How often one selection set may name the same field or fragment.</summary>
    public int Repeats { get; init; } = 10;

    /// <summary>Fragments that a document defines.</summary>
    public int Fragments { get; init; } = 100;

    /// <summary>Directives of an operation, fragments expanded.</summary>
    public int Directives { get; init; } = 30;

    /// <summary>Cost of an operation by the schema's <c>@cost</c> and <c>@listSize</c>.</summary>
    public int Cost { get; init; } = 25_000;

    /// <summary>Lists within lists of an introspection query.</summary>
    public int IntrospectionDepth { get; init; } = 3;

    /// <summary>Errors of a document that are told; what comes behind them is not.</summary>
    public int Errors { get; init; } = 5;

    /// <summary>Queries and mutations that one actor runs at once, on this process.</summary>
    public int OperationsPerActor { get; init; } = 100;

    /// <summary>Subscriptions that one actor runs at once, on this process.</summary>
    public int SubscriptionsPerActor { get; init; } = 200;

    /// <summary>Subscriptions that one connection runs at once.</summary>
    public int SubscriptionsPerConnection { get; init; } = 50;

    /// <summary>Operations that one actor may begin in a second, in the long run; each 32 KB of a large one count as one.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Operations that one actor may begin at once after a rest.</summary>
    public int RequestBurst { get; init; } = 400;

    /// <summary>How long a request beyond the rate waits for its refusal, so that trying again at once brings nothing.</summary>
    public TimeSpan RefusalPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Messages that one WebSocket may send in a second, in the long run.</summary>
    public int MessagesPerSecond { get; init; } = 200;

    /// <summary>Messages that one WebSocket may send at once after a rest.</summary>
    public int MessageBurst { get; init; } = 1_000;

    /// <summary>How long one message of a WebSocket may take to arrive.</summary>
    public TimeSpan MessageTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an operation, or a step of a subscription, may run; then its SQL is cancelled.</summary>
    public TimeSpan ExecutionTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a token is good beyond its expiry.</summary>
    public TimeSpan ExpiryGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the schema may be asked for, and is served as text.</summary>
    public bool Introspection { get; init; }

    /// <summary>Whether errors suggest names of the schema.</summary>
    public bool Suggestions { get; init; }

    /// <summary>Whether browsers get an IDE.</summary>
    public bool Ide { get; init; }

    /// <summary>The origins besides its own whose pages may read answers and connect by WebSocket: <c>https://shop.example</c>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The configured limits; introspection, suggestions and IDE are on in Development unless it says otherwise.</summary>
    /// <exception cref="InvalidSettingException">A value cannot be used; the message says which.</exception>
    public static LimitOptions From(IConfiguration configuration, bool isDevelopment)
    {
        var usual = isDevelopment
            ? new LimitOptions
            {
                Introspection = true,
                Suggestions = true,
                Ide = true,
            }
            : new();
        foreach (var property in typeof(LimitOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var given = configuration.GetSection($"{Section}:{property.Name}");
            if (given.Exists())
                property.SetValue(usual, Read(given, property.PropertyType));
            var wrong = property.GetValue(usual) switch
            {
                int number when number < 1 => "is 1 at least",
                TimeSpan time when time <= TimeSpan.Zero || time > Longest => "is above zero and a day at most",
                IReadOnlyList<string> origins when !origins.All(IsOrigin) =>
                    "holds origins: scheme, host and port, without a path",
                _ => null,
            };
            if (wrong is not null)
                throw new InvalidSettingException($"{given.Path} {wrong}.");
        }
        return usual;
    }

    private static object? Read(IConfigurationSection given, Type type)
    {
        try
        {
            return type != typeof(IReadOnlyList<string>) ? given.Get(type)
                : given.Value is { } text
                    ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : given.Get<string[]>();
        }
        catch (InvalidOperationException)
        {
            throw new InvalidSettingException(
                $"{given.Path} cannot be '{given.Value}': see docs/configuration.md for what it is."
            );
        }
    }

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !text.Contains('*', StringComparison.Ordinal)
        && text.Equals($"{uri.Scheme}://{uri.Authority}", StringComparison.OrdinalIgnoreCase);
}
