using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Projections.Journal;

namespace HotDash.Api.Tests.Live;

/// <summary>Two subscriptions: one that tells every fact, one that tells states.</summary>
public static class LiveSchema
{
    public static readonly SchemaRoots Roots = new(typeof(Query), null, typeof(Subscription));

    public sealed class Query
    {
        [AllowAny]
        public static string Hello(string name = "world") => $"hello {name}";

        [Allow(Role.Manager)]
        public static string Secret() => "42";
    }

    public sealed class Subscription
    {
        [Allow(Role.Operator, Role.Manager, Role.Agent), Live<FactLive>]
        public static FactChange FactAppended([Change] FactChange change, string? thing, string? after) => change;

        [Allow(Role.Operator, Role.Manager), Live<StateLive>]
        public static StateChange StateChanged([Change] StateChange change, string? after) => change;
    }

    public enum ChangeKind
    {
        Snapshot,
        Changed,
    }

    public sealed record FactChange(
        string Cursor,
        ChangeKind Kind,
        bool Complete,
        string? Thing,
        int? Version,
        string? Position
    ) : ILiveChange
    {
        private static int _executions;

        internal static int Executions => _executions;

        /// <summary>Counts how often documents ran.</summary>
        public int Counted() => Kind == ChangeKind.Changed ? Interlocked.Increment(ref _executions) : 0;

        [Personal]
        public string Viewer(RequestContext request) => $"{request.Caller.Actor.Id} of {Kind}";

        public string Padding() => new(Kind == ChangeKind.Changed ? 'x' : ' ', 100_000);

        public string Broken() => throw new InvalidOperationException($"secret {Kind}");
    }

    public sealed record StateChange(string Cursor, ChangeKind Kind, bool Complete, IReadOnlyList<Thing> Upserted)
        : ILiveChange;

    public sealed record Thing(string Name, int Version);

    public sealed class FactLive(World world) : LiveSource
    {
        public override bool Concerns(JournalRow row) => row.Stream.StartsWith("thing-", StringComparison.Ordinal);

        public override async Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel)
        {
            await world.Reading(() => 0);
            return new(
                new FactChange(question.CursorAt(question.Position), ChangeKind.Snapshot, true, null, null, null)
            );
        }

        public override Task<IReadOnlyList<ILiveChange>> Changes(
            LiveQuestion question,
            IReadOnlyList<JournalRow> rows,
            CancellationToken cancel
        ) =>
            world.Reading<IReadOnlyList<ILiveChange>>(() =>
                [
                    .. rows.Where(x => question.Argument<string>("thing") is not { } thing || thing == x.Stream)
                        .Select(x => new FactChange(
                            question.CursorAt(x.Position),
                            ChangeKind.Changed,
                            true,
                            x.Stream,
                            (int)x.Version,
                            $"{x.Position}"
                        )),
                ]
            );
    }

    public sealed class StateLive(World world) : LiveSource
    {
        public override bool Concerns(JournalRow row) => row.Stream.StartsWith("thing-", StringComparison.Ordinal);

        public override Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
            PartBehind("", question);

        private async Task<LivePart> PartBehind(string from, LiveQuestion question)
        {
            var behind = await world.Reading(() =>
                Things([
                    .. world.Versions.Keys.Where(x => string.CompareOrdinal(x, from) > 0).Order(StringComparer.Ordinal),
                ])
            );
            var complete = behind.Length <= Part;
            var part = behind.Take(Part).ToList();
            return new(
                new StateChange(
                    complete ? question.CursorAt(question.Position) : LiveQuestion.CursorOfPart,
                    ChangeKind.Snapshot,
                    complete,
                    part
                ),
                complete ? null : (later, _) => PartBehind(part[^1].Name, later)
            );
        }

        public override Task<IReadOnlyList<ILiveChange>> Changes(
            LiveQuestion question,
            IReadOnlyList<JournalRow> rows,
            CancellationToken cancel
        ) =>
            world.Reading<IReadOnlyList<ILiveChange>>(() =>
                [
                    new StateChange(
                        question.CursorAt(rows[^1].Position),
                        ChangeKind.Changed,
                        true,
                        Things([.. rows.Select(x => x.Stream).Distinct()])
                    ),
                ]
            );

        private Thing[] Things(string[] names) => [.. names.Select(x => new Thing(x, world.Versions[x]))];

        private const int Part = 7;
    }
}
