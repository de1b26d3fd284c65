using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Application.Policies;
using HotDash.Domain.Policies;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HotDash.Application.Tests.Policies;

/// <summary>A shop of one test with an admin who sets its policy; commands go through the bus of any host.</summary>
internal sealed class Office(HotDashWorld world)
{
    public Shop Shop { get; } = new(world);

    public static readonly Caller Ada = new(new("ada", ActorKind.Person), [Role.Admin]);

    public async Task<Office> Open()
    {
        await Shop.WithMembers();
        await TestMember.JoinAsync(
            world.Host,
            Shop.Name,
            [new TestMember(Ada.Actor, Ada.Roles, "Ada")],
            TestContext.Current.CancellationToken
        );
        return this;
    }

    public Task<CommandResult> Set(PolicyChange change, HotDashHost? on = null, string? key = null) =>
        Send(
            new SetApprovalPolicy(change)
            {
                Shop = Shop.Name,
                By = Ada,
                IdempotencyKey = key,
            },
            on
        );

    /// <summary>Approves it as it stands, with these grades.</summary>
    public async Task<CommandResult> Approve(string id, Caller by, Grades? grades = null, HotDashHost? on = null)
    {
        var seen = await Shop.Read(id);
        return await Send(new Approve(id, seen.Revision, seen.Digest, grades) { Shop = Shop.Name, By = by }, on);
    }

    public async Task<CommandResult> Send(Command wish, HotDashHost? on = null)
    {
        await using var scope = (on ?? world.Host).Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        return await bus.InvokeForTenantAsync<CommandResult>(wish.Shop, wish);
    }

    /// <summary>What tags of products need: so many approvers.</summary>
    public static PolicyChange TagsNeed(int approvers) =>
        new() { Quorums = [new(ApprovalKind.Growth, RiskLevel.Low, new(approvers, false))] };

    /// <summary>Which grades tags of products need.</summary>
    public static PolicyChange TagsAsk(params ImmutableArray<GradeDimension> grades) =>
        new() { Kinds = [new(ApprovalKind.Growth, Grades: grades)] };

    /// <summary>The versions of the policy that the facts of an approval obeyed, in order, as the trail keeps them.</summary>
    public Task<List<string>> Obeyed(string id) =>
        world.Rows(
            $"""
            select format('%s %s', type, data->'policy'->>'policyVersion') from hotdash.approval_history
             where shop = '{Shop.Name}' and approval_id = '{id}' and data->'policy' is not null order by version
            """,
            row => row.GetString(0)
        );

    /// <summary>The versions that its policy has had.</summary>
    public Task<List<long>> Versions() =>
        world.Rows(
            $"""
            select version from hotdash.mt_events
             where tenant_id = '{Shop.Name}' and stream_id = 'policy-approvals' order by version
            """,
            row => row.GetInt64(0)
        );
}
