using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Benchmarks.Intake;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;

namespace HotDash.Benchmarks.Commands;

/// <summary>Submissions and approvals, straight through the bus: pipeline, events, inline views, history, journal, outbox.</summary>
public sealed class BusLoad(IServiceProvider services, string connectionString)
{
    private readonly ConcurrentBag<string> _submitted = [];
    private int _drafted;

    /// <summary>Whole drafts submitted a second, each an approval of its own.</summary>
    public Task<double> SubmitAsync(int writers, TimeSpan time, CancellationToken cancel) =>
        Load.RunAsync(
            writers,
            time,
            async (_, more) =>
            {
                while (more())
                {
                    var number = Interlocked.Increment(ref _drafted);
                    var result = await SendAsync(
                        new SubmitApproval(null, null, DraftOf(number)) { Shop = Cast.Shop, By = Agent }
                    );
                    _submitted.Add(result.Id);
                }
            },
            cancel
        );

    /// <summary>Approvals a second of what <see cref="SubmitAsync"/> left, until time or work runs out.</summary>
    public async Task<double> ApproveAsync(int writers, TimeSpan time, CancellationToken cancel)
    {
        var waiting = new ConcurrentQueue<(string Id, int Revision, string Digest)>(await WaitingAsync(cancel));
        return await Load.RunAsync(
            writers,
            time,
            async (_, more) =>
            {
                while (!waiting.IsEmpty && more())
                {
                    if (!waiting.TryDequeue(out var next))
                    {
                        throw new InvalidOperationException("Nothing is left to approve: submit for longer.");
                    }

                    await SendAsync(
                        new Approve(next.Id, next.Revision, next.Digest, null) { Shop = Cast.Shop, By = Operator }
                    );
                }
            },
            cancel
        );
    }

    /// <summary>Until what was approved is carried out, so that the next round has the machine for itself.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        while (await UnsettledAsync(cancel) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancel);
        }
    }

    private async Task<CommandResult> SendAsync(Command command)
    {
        await using var scope = services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var result = await bus.InvokeForTenantAsync<CommandResult>(command.Shop, command);
        return result.Accepted
            ? result
            : throw new InvalidOperationException($"{command.GetType().Name}: {result.Refusals[0].Message}");
    }

    private async Task<List<(string, int, string)>> WaitingAsync(CancellationToken cancel)
    {
        var ids = _submitted.ToArray();
        _submitted.Clear();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            select approval_id, revision, digest from hotdash.approval_history
             where shop = $1 and approval_id = any($2) and type like 'approval_submitted%'
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = Cast.Shop },
                new() { Value = ids },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var waiting = new List<(string, int, string)>();
        while (await rows.ReadAsync(cancel))
        {
            waiting.Add((rows.GetString(0), rows.GetInt32(1), rows.GetString(2)));
        }

        return waiting;
    }

    private async Task<long> UnsettledAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            select count(*) filter (where type like 'approval_approved%')
                 - count(*) filter (where type like 'approval_appl%')
              from hotdash.approval_history where shop = $1
            """,
            connection
        )
        {
            Parameters = { new() { Value = Cast.Shop } },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static DraftInput DraftOf(int number) =>
        new(
            $"Adjust the stock of SKU-{number}",
            ApprovalKind.Inventory,
            Priority.Medium,
            [
                new(
                    "inventory.adjust",
                    Json.ObjectOf(
                        ("sku", Json.Of(string.Create(CultureInfo.InvariantCulture, $"SKU-{number}"))),
                        ("location", Json.Of("main")),
                        ("delta", Json.Of(-1))
                    )
                ),
            ],
            Evidence: new("One unit less.", "It was found broken."),
            Impact: new("The stock is right.", ["stock_accuracy"], null, null),
            Rollback: new(["Add the unit again."])
        );

    private static readonly Caller Agent = new(new(Cast.Agents[0], ActorKind.Agent, Cast.Owner), [Role.Agent]);
    private static readonly Caller Operator = new(new(Cast.Operators[0], ActorKind.Person), [Role.Operator]);
}
