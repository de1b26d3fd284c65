using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Application.Shops;
using HotDash.Domain.Shops;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HotDash.Application.Tests.Members;

/// <summary>A shop of one test, made from the console with one admin, Ada; commands go through the bus of any host.</summary>
internal sealed class Staff(HotDashWorld world)
{
    public string Name { get; } = $"{Guid.NewGuid():N}.myshopify.com";

    public static readonly Caller Ada = new(new("ada", ActorKind.Person), [Role.Admin]);

    public static Caller Admin(string id) => Ada with { Actor = new(id, ActorKind.Person) };

    public async Task<Staff> Open()
    {
        (
            await Send(new CreateShop(Person("ada", Role.Admin), "ada") { Shop = Name, By = Caller.Console })
        ).ShouldBeDone();
        return this;
    }

    public static Invitation Person(string subject, params Role[] roles) =>
        new(ActorKind.Person, "Some Body", [.. roles], Login: new("https://id.example.org", subject));

    public static Invitation Agent(string owner) => new(ActorKind.Agent, "An agent", [Role.Agent], owner);

    public InviteMember Invite(Invitation wish, string? id = null, string? key = null) =>
        new(wish, id)
        {
            Shop = Name,
            By = Ada,
            IdempotencyKey = key,
        };

    public RemoveMember Remove(string id, Caller? by = null) => new(id) { Shop = Name, By = by ?? Ada };

    public ChangeMemberRoles Change(string id, Role role, Caller? by = null) =>
        new(id, [role]) { Shop = Name, By = by ?? Ada };

    public async Task<CommandResult> Send(Command wish, HotDashHost? host = null)
    {
        await using var scope = (host ?? world.Host).Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        return await bus.InvokeForTenantAsync<CommandResult>(wish.Shop, wish);
    }

    /// <summary>The table of members, a line each, by id.</summary>
    public Task<List<string>> Rows() =>
        world.Rows(
            $"""
            select format('%s %s %s %s', actor_id, kind, array_to_string(roles, '+'), coalesce(on_behalf_of, subject))
              from hotdash.members where shop = '{Name}' order by actor_id
            """,
            row => row.GetString(0)
        );

    /// <summary>The names of the facts of one member, in order.</summary>
    public Task<List<string>> FactsOf(string id) =>
        world.Rows(
            $"select type from hotdash.mt_events where tenant_id = '{Name}' and stream_id = 'member-{id}' order by version",
            row => row.GetString(0)
        );
}
