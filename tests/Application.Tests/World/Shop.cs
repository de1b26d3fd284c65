using System.Runtime.CompilerServices;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Support;
using NodaTime;
using Shouldly;

namespace HotDash.Application.Tests.World;

/// <summary>A shop of one test, with its people; what they do goes through the bus.</summary>
public sealed class Shop(HotDashWorld world)
{
    public string Name { get; } = $"{Guid.NewGuid():N}.myshopify.com";

    public HotDashWorld World => world;

    public static readonly Caller Agent = new(new Actor("agent-cx", ActorKind.Agent, "olga"), [Role.Agent]);
    public static readonly Caller Olga = Person("olga", Role.Operator);
    public static readonly Caller Otto = Person("otto", Role.Operator);
    public static readonly Caller Omar = Person("omar", Role.Operator);
    public static readonly Caller Mia = Person("mia", Role.Manager);

    /// <summary>Enters everybody as a member: the dispatcher looks them up.</summary>
    public async Task<Shop> WithMembers()
    {
        Caller[] all = [Olga, Otto, Omar, Mia];
        await TestMember.JoinAsync(
            world.Host,
            Name,
            all.Select(x => new TestMember(x.Actor, x.Roles, x.Actor.Id)),
            TestContext.Current.CancellationToken
        );
        return this;
    }

    /// <summary>How the demo's far side treats the next tag: FAIL_BEFORE the work, or HANG_AFTER it.</summary>
    public Task Fault(string mode) =>
        world.Run(
            $"insert into hotdash.tool_faults (shop, tool, mode, remaining) values ('{Name}', 'product.tag', '{mode}', 1)"
        );

    public Task<CommandResult> Send(Command command) => world.Send(command);

    public Task<Approval> Read(string id) => world.Read(Name, id);

    public async Task<string> Submitted(DraftInput draft)
    {
        var result = await Submit(draft);
        result.Refusals.ShouldBeEmpty();
        return result.Id;
    }

    public Task<CommandResult> Submit(DraftInput draft, string? key = null) =>
        world.Send(
            new SubmitApproval(null, null, draft)
            {
                Shop = Name,
                By = Agent,
                IdempotencyKey = key,
            }
        );

    public async Task<CommandResult> Approve(string id, Caller by, string? key = null)
    {
        var seen = await Read(id);
        return await world.Send(
            new Approve(id, seen.Revision, seen.Digest, Drafts.AllFives)
            {
                Shop = Name,
                By = by,
                IdempotencyKey = key,
            }
        );
    }

    public async Task<CommandResult> Reject(string id, Caller by)
    {
        var seen = await Read(id);
        return await world.Send(
            new Reject(id, seen.Revision, RejectReason.Other, "Not like this.", null) { Shop = Name, By = by }
        );
    }

    /// <summary>Approved by as many as it takes; the undo window closes after <paramref name="windowLeft"/> of real time.</summary>
    public async Task<string> Approved(DraftInput draft, Duration windowLeft)
    {
        world.Clock.Ahead = windowLeft - UndoFor;
        var id = await Submitted(draft);
        foreach (var reviewer in new[] { Otto, Mia })
        {
            if ((await Read(id)).State == ApprovalState.PendingReview)
                (await Approve(id, reviewer)).Refusals.ShouldBeEmpty();
        }
        (await Read(id)).State.ShouldBe(ApprovalState.Approved);
        world.Clock.Ahead = Duration.Zero;
        return id;
    }

    /// <summary>The state once <paramref name="seen"/> holds.</summary>
    public async Task<Approval> Until(
        string id,
        Func<Approval, bool> seen,
        int withinSeconds = 20,
        [CallerArgumentExpression(nameof(seen))] string? condition = null
    )
    {
        Approval? approval = null;
        await Eventually.HoldsAsync(
            async () => seen(approval = await Read(id)),
            TimeSpan.FromSeconds(withinSeconds),
            text: condition
        );
        return approval!;
    }

    /// <summary>Approved by Otto, its undo window just closed; the message of its dispatch.</summary>
    public async Task<DispatchApproved> Due(DraftInput draft)
    {
        var id = await Submitted(draft);
        (await Approve(id, Otto)).Refusals.ShouldBeEmpty();
        var decision = (await Read(id)).Decision!;
        var left = decision.UndoUntil!.Value - world.Clock.GetCurrentInstant();
        world.Clock.Ahead += Duration.Max(left, Duration.Zero);
        return new DispatchApproved(Name, id, decision.DecisionId!);
    }

    public static readonly Duration UndoFor = Duration.FromSeconds(10);

    private static Caller Person(string id, Role role) => new(new Actor(id, ActorKind.Person), [role]);
}
