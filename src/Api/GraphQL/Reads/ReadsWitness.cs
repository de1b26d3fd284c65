using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Api.Live;
using HotDash.Domain;
using HotDash.Projections.Reads;
using NodaTime;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>
/// Has it written who reads history or personal text before they do. A subscription is written down when it begins, with what
/// it asks for; then every hour and at its end, with how much it was told.
/// </summary>
internal sealed class ReadsWitness(ReadsLog log, ApiSchema schema, IClock clock) : BackgroundService, IWitness
{
    private readonly OpenedFields _fields = new(schema);
    private readonly ConcurrentDictionary<Subscriber, Running> _running = new();

    public async ValueTask Answer(
        Prepared prepared,
        RequestContext request,
        ExecutionResult result,
        CancellationToken cancel
    )
    {
        if (request.Identity is not { } identity)
            return;
        var opened = new Opened(_fields, Reader.Of(request).SeesPersonalText);
        if (result.Data is ExecutionNode told)
            opened.Look(told);
        if (opened.Kinds.Count > 0)
            await log.Keep(Read(identity, ReadStage.Answered, opened.Kinds, opened.Fields, opened.Approvals), cancel);
        if (Refused(result) is { Count: > 0 } refused)
            await log.Keep(Read(identity, ReadStage.Refused, [], refused, []), cancel);
    }

    public async ValueTask Stream(
        Prepared prepared,
        RequestContext request,
        IReadOnlyCollection<FieldType> asked,
        Subscriber who,
        CancellationToken cancel
    )
    {
        var identity = request.Identity!;
        var kinds = new SortedSet<ReadKind>();
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        var seesText = Reader.Of(request).SeesPersonalText;
        foreach (var field in asked)
        {
            ReadKind? kind =
                seesText && _fields.IsPersonal(field) ? ReadKind.PersonalText
                : _fields.IsHistory(field) ? ReadKind.History
                : null;
            if (kind is not { } one)
                continue;
            kinds.Add(one);
            fields.Add(_fields.NameOf(field));
        }
        if (kinds.Count == 0)
            return;
        var begun = Read(identity, ReadStage.Begun, kinds, fields, []);
        await log.Keep(begun, cancel);
        _running[who] = new(begun);
        who.Gone += End;
        if (who.Left.IsCancellationRequested)
            End(who);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        try
        {
            while (await hourly.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (who, running) in _running)
                    Count(who, running, ReadStage.Continued);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private void End(Subscriber who)
    {
        if (_running.TryRemove(who, out var running))
            Count(who, running, ReadStage.Ended);
    }

    private void Count(Subscriber who, Running running, ReadStage stage)
    {
        var more = running.More(who.Told);
        if (more == 0 && stage == ReadStage.Continued)
            return;
        var now = clock.GetCurrentInstant();
        log.Note(running.Begun with { Id = IdAt(now), At = now, Stage = stage, Messages = more });
    }

    private static SortedSet<string> Refused(ExecutionResult result)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var error in result.Errors ?? [])
        {
            if (error is AuthorizationError { Is: ErrorCode.Forbidden, Field: { } field })
                fields.Add(field);
            else if (error is CodedError { Is: ErrorCode.Forbidden, Path: { } path })
                fields.Add(string.Join('.', path));
        }
        return fields;
    }

    private Read Read(
        Identity identity,
        ReadStage stage,
        IEnumerable<ReadKind> kinds,
        IEnumerable<string> fields,
        IEnumerable<string> approvals
    )
    {
        var now = clock.GetCurrentInstant();
        var (transport, operation) = RunningOperation.Current ?? ("none", "(anonymous)");
        return new(
            IdAt(now),
            identity.Shop,
            now,
            identity.Caller.Actor,
            [.. identity.Caller.Roles.Order()],
            stage,
            [.. kinds],
            [.. fields],
            [.. approvals],
            transport,
            operation,
            RunningOperation.CurrentTraceId
        );
    }

    private static Guid IdAt(Instant now) => Guid.CreateVersion7(now.ToDateTimeOffset());

    /// <summary>A subscription that runs, and how much of what it was told is written down.</summary>
    private sealed class Running(Read begun)
    {
        private long _counted;

        public Read Begun => begun;

        public long More(long told) => told - Interlocked.Exchange(ref _counted, told);
    }
}
