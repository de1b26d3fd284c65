using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Application.Shops;
using HotDash.Domain;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The demo shop: its members and conversations, put where they are missing at every start of Development.</summary>
public sealed class DemoShop(DatabasePools pools, IMembers members, DemoBus bus)
{
    /// <summary>Its domain.</summary>
    public const string Domain = "demo.myshopify.com";

    /// <summary>How many conversations it has: <c>conversation-1</c> and so on.</summary>
    public const int Conversations = 40;

    /// <summary>R19: the one that is CRITICAL.</summary>
    public const string AngryConversation = "conversation-40";

    /// <summary>Its members by their ids: an admin, reviewers, an auditor, a viewer, and three agents behind their owners.</summary>
    public static readonly IReadOnlyList<(string Id, Invitation Invitation)> Members =
    [
        Person("amara", "Amara", Role.Operator, Role.Manager, Role.Admin),
        Person("noor", "Noor", Role.Operator),
        Person("olga", "Olga", Role.Operator),
        Person("omar", "Omar", Role.Operator),
        Person("otto", "Otto", Role.Operator),
        Person("mina", "Mina", Role.Operator, Role.Manager),
        Person("marek", "Marek", Role.Operator, Role.Manager),
        Person("vera", "Vera", Role.Viewer),
        Person("aki", "Aki", Role.Auditor),
        Agent("agent-cx", "amara", "Support agent"),
        Agent("agent-stock", "amara", "Stock agent"),
        Agent("agent-growth", "noor", "Growth agent"),
    ];

    /// <summary>A member as the one that acts.</summary>
    public static Caller CallerOf(string id)
    {
        var invitation = Members.Single(x => x.Id == id).Invitation;
        return new(new(id, invitation.Kind, invitation.Owner), [.. invitation.Roles]);
    }

    /// <summary>Puts members and conversations; what is there already is left as it is.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        var there = await members.RolesOf(Domain, [.. Members.Select(x => x.Id)], cancel);
        foreach (var (id, invitation) in Members.Where(x => !there.ContainsKey(x.Id)))
            await bus.Answer<CommandResult>(
                id == Members[0].Id
                    ? new CreateShop(invitation, id) { Shop = Domain, By = Caller.Console }
                    : new InviteMember(invitation, id) { Shop = Domain, By = Caller.Console },
                cancel
            );
        await using var command = pools.Projector.CreateCommand(
            """
            insert into hotdash.conversations (shop, ref, last_message, triggers, sentiment, messages, contacts)
            select $1, 'conversation-' || n, 'message-' || n || '-1',
                   case when n = $2 then '{POLICY_VIOLATION,LEGAL_THREAT}' when n % 10 = 3 then '{REFUND_REQUEST}'
                        when n % 10 = 7 then '{VIP_CUSTOMER}' else '{}' end::text[],
                   case when n = $2 then 'ANGRY' else 'NEUTRAL' end, case when n = $2 then 9 else 1 end, case when n = $2 then 3 else 1 end
              from generate_series(1, $2) n
            on conflict do nothing
            """
        );
        command.Parameters.Add(new() { Value = Domain });
        command.Parameters.Add(new() { Value = Conversations });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static (string, Invitation) Agent(string id, string owner, string name) =>
        (id, new(ActorKind.Agent, name, [Role.Agent], owner));

    private static (string, Invitation) Person(string id, string name, params Role[] roles) =>
        (id, new(ActorKind.Person, name, [.. roles]));
}
