using GraphQL;
using GraphQL.DataLoader;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Tests.Engine;

/// <summary>A schema of no feature: just enough to try the engine and its transports.</summary>
public static class TinySchema
{
    public static readonly SchemaRoots Roots = new(typeof(Query), typeof(Mutation), null);

    public sealed class Query
    {
        [AllowAny]
        public static string Hello(string name = "world") => $"hello {name}";

        [AllowAny]
        public static string Shop(RequestContext request) => request.Shop;

        [Allow(Role.Manager, Role.Admin)]
        public static string Secret() => "42";

        [AllowAny]
        public static Thing Thing(GlobalId id) => new(id, "a thing");

        /// <summary>How many keys were loaded together with this one.</summary>
        [AllowAny]
        public static IDataLoaderResult<int> Together(string key, RequestContext request) =>
            request
                .Keep(
                    "together",
                    _ => new BatchLoader<string, int>(
                        (keys, _) =>
                            Task.FromResult<IReadOnlyDictionary<string, int>>(
                                keys.ToDictionary(x => x, _ => keys.Count)
                            )
                    )
                )
                .Load(key);

        [AllowAny]
        public static INode? Node(GlobalId id) => new Thing(id, "a node");

        [AllowAny]
        public static Echo Echo(EchoInput input) =>
            new(input.Text, input.Number, input.Whole, input.Colour, input.At, input.Amount, input.Free);

        [AllowAny]
        public static string? Fails(string how) =>
            throw how switch
            {
                "database" => new NpgsqlException(
                    "Failed to connect to 127.0.0.1:5432",
                    new System.Net.Sockets.SocketException(111)
                ),
                "locked" => new PostgresException("canceling statement due to lock timeout", "ERROR", "ERROR", "55P03"),
                "stopping" => new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"),
                "sql" => new PostgresException("relation \"secret_table\" does not exist", "ERROR", "ERROR", "42P01"),
                _ => new InvalidCastException("System.Secret could not be cast"),
            };

        [AllowAny]
        public static Connection<Thing> Things(string? filter, int? first, string? after, int? last, string? before)
        {
            var list = new ListBinding("things", "shop", filter);
            var page = Page.Of(list, first, after, last, before);
            var all = Enumerable
                .Range(0, 120)
                .Where(x => page.From is null || (page.Backward ? x < Number(page.From) : x > Number(page.From)));
            var rows = (page.Backward ? all.Reverse() : all)
                .Take(page.Size + 1)
                .Select(x => new Thing(new("Thing", $"{x}"), ""))
                .ToList();
            return Connection.From(page, list, rows, x => x.Id.Key, _ => Task.FromResult(120));
        }

        private static int Number(string place) => int.Parse(place, System.Globalization.CultureInfo.InvariantCulture);
    }

    public sealed class Mutation
    {
        private static int _count;

        internal static int Count => _count;

        [Allow(Role.Operator)]
        public static int Raise() => Interlocked.Increment(ref _count);
    }

    public enum Colour
    {
        DeepRed,
        SkyBlue,
    }

    public sealed record EchoInput(
        string? Text,
        double? Number,
        int? Whole,
        Colour? Colour,
        Instant? At,
        decimal? Amount,
        Json? Free
    );

    public sealed record Echo(
        string? Text,
        double? Number,
        int? Whole,
        Colour? Colour,
        Instant? At,
        decimal? Amount,
        Json? Free
    );

    [Implements(typeof(INode))]
    public sealed record Thing(GlobalId Id, string Title) : INode
    {
        [Allow(Role.Manager)]
        public string Price => $"9.{Title.Length:00}";
    }
}
