using HotDash.Api.Hosting.Identity;
using HotDash.Domain;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The demo shop: its members and conversations, put where they are missing at every start of Development.</summary>
public sealed class DemoShop(DatabasePools pools, MemberTable members)
{
    /// <summary>Its domain.</summary>
    public const string Domain = "demo.myshopify.com";

    /// <summary>How many conversations it has: <c>conversation-1</c> and so on.</summary>
    public const int Conversations = 40;

    /// <summary>Its members: three agents with their owners, reviewers, an admin, an auditor, a viewer.</summary>
    public static readonly IReadOnlyList<Member> Members =
    [
        Agent("agent-cx", "amara", "Support agent"),
        Agent("agent-stock", "amara", "Stock agent"),
        Agent("agent-growth", "noor", "Growth agent"),
        Person("amara", "Amara", Role.Operator, Role.Manager, Role.Admin),
        Person("noor", "Noor", Role.Operator),
        Person("olga", "Olga", Role.Operator),
        Person("omar", "Omar", Role.Operator),
        Person("otto", "Otto", Role.Operator),
        Person("mina", "Mina", Role.Operator, Role.Manager),
        Person("marek", "Marek", Role.Operator, Role.Manager),
        Person("vera", "Vera", Role.Viewer),
        Person("aki", "Aki", Role.Auditor),
    ];

    /// <summary>Puts members and conversations; what is there already is left as it is.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        await members.Add(Domain, Members, cancel);
        await using var command = pools.Projector.CreateCommand(
            """
            insert into hotdash.conversations (shop, ref, last_message, triggers)
            select $1, 'conversation-' || n, 'message-' || n || '-1',
                   case n % 10 when 3 then '{REFUND_REQUEST}' when 7 then '{VIP_CUSTOMER}' else '{}' end::text[]
              from generate_series(1, $2) n
            on conflict do nothing
            """
        );
        command.Parameters.Add(new() { Value = Domain });
        command.Parameters.Add(new() { Value = Conversations });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static Member Agent(string id, string owner, string name) =>
        new(new(id, ActorKind.Agent, owner), [Role.Agent], name);

    private static Member Person(string id, string name, params Role[] roles) =>
        new(new(id, ActorKind.Person), [.. roles], name);
}
