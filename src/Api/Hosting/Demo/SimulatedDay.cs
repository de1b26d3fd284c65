using System.Collections.Immutable;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Tiles;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Hosting.Demo;

/// <summary>
/// The demo shop's day: agents draft, reviewers decide, customers write. It goes through the bus like everything else, and
/// runs over the private cluster alone.
/// </summary>
public sealed class SimulatedDay(
    DemoBus bus,
    DemoTiles tiles,
    IClock clock,
    ApprovalQueue queue,
    DatabasePools pools,
    TimeProvider time,
    ILogger<SimulatedDay> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Seeded, so that two days look alike.
        var random = new Random(Seed);
        using var ticks = new PeriodicTimer(Pace, time);
        for (var step = 0; await Next(ticks, stoppingToken); step++)
        {
            try
            {
                await Step(step, random, stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                logger.LogWarning("The simulated day waits for the database");
            }
        }
    }

    private async Task Step(int step, Random random, CancellationToken cancel)
    {
        var waiting = await queue.Page(DemoShop.Domain, Pending, ApprovalOrder.Queue, null, false, Crowded, cancel);
        // Each within a minute: R33 holds none for stale.
        if (step % 2 == 1)
            await Read(DemoTiles.Recorded[step / 2 % DemoTiles.Recorded.Count], random, cancel);
        if (step % 7 == 0)
            await CustomerWrites(random, cancel);
        else if (waiting.Count < Crowded && (step % 2 == 0 || waiting.Count < Quiet))
            await Send(SimulatedDrafts.Any(random, step), SimulatedDrafts.DrafterOf(step));
        else if (step % 23 == 5)
            await DecideMany([.. waiting.Take(Bulk)], random, cancel);
        else
            await Decide(waiting[random.Next(waiting.Count)], random);
    }

    /// <summary>A tile's figures are read; once in a while they are out of the ordinary.</summary>
    private Task Read(TileKey key, Random random, CancellationToken cancel)
    {
        var isOdd = random.Next(10) == 0;
        return tiles.Record(key, SimulatedFigures.Now(key, clock.GetCurrentInstant(), random, isOdd), cancel);
    }

    /// <summary>R20: a manager decides on several at once; what is refused is refused alone.</summary>
    private async Task DecideMany(ImmutableArray<Approval> approvals, Random random, CancellationToken cancel)
    {
        var items = approvals.Select(x => new BulkItem(
            x.Id,
            x.Revision,
            BulkChoice.Approve,
            x.Digest,
            new Grades(random.Next(3, 6), random.Next(3, 6), random.Next(4, 6))
        ));
        var wish = new DecideApprovals([.. items], BulkMode.PerItem)
        {
            Shop = DemoShop.Domain,
            By = DemoShop.CallerOf("marek"),
        };
        await bus.Answer<CommandResults>(wish, cancel);
    }

    private Task Decide(Approval approval, Random random)
    {
        var given = approval.ApprovalsGiven.Select(x => x.By.Id).ToHashSet();
        var reviewer = Reviewers.First(x => !given.Contains(x.Id) && (given.Count == 0 || x.Manager));
        var grades = new Grades(random.Next(3, 6), random.Next(3, 6), random.Next(4, 6));
        return random.Next(10) == 0
            ? Send(
                reviewer.Id,
                by => new Reject(
                    approval.Id,
                    approval.Revision,
                    RejectReason.NotNeeded,
                    "The customer has found it already.",
                    grades
                )
                {
                    Shop = DemoShop.Domain,
                    By = by,
                }
            )
            : Send(
                reviewer.Id,
                by => new Approve(approval.Id, approval.Revision, approval.Digest, grades)
                {
                    Shop = DemoShop.Domain,
                    By = by,
                }
            );
    }

    private Task Send(DraftInput draft, string drafter) =>
        Send(drafter, by => new SubmitApproval(null, null, draft) { Shop = DemoShop.Domain, By = by });

    private Task Send(string actor, Func<Caller, Command> wish) => bus.Send(actor, wish, CancellationToken.None);

    private async Task CustomerWrites(Random random, CancellationToken cancel)
    {
        await using var command = pools.Projector.CreateCommand(
            "update hotdash.conversations set last_message = $3 where shop = $1 and ref = $2"
        );
        command.Parameters.Add(new() { Value = DemoShop.Domain });
        command.Parameters.Add(new() { Value = $"conversation-{random.Next(1, DemoShop.Conversations + 1)}" });
        command.Parameters.Add(new() { Value = $"message-{Guid.CreateVersion7():N}" });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async ValueTask<bool> Next(PeriodicTimer ticks, CancellationToken cancel)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static readonly ApprovalFilter Pending = ApprovalFilter.All with { States = [ApprovalState.PendingReview] };
    private static readonly (string Id, bool Manager)[] Reviewers = [("olga", false), ("mina", true), ("marek", true)];
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private const int Seed = 20261;
    private const int Quiet = 6;
    private const int Bulk = 3;
    private const int Crowded = 25;
}
