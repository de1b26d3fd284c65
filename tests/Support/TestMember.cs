using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage.Sealing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Support;

/// <summary>A member as a test wants it, under a readable id.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Roles">The roles, those too that no invitation would give.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Login">What a credential proves; null where dev tokens do.</param>
public sealed record TestMember(Actor Actor, ImmutableHashSet<Role> Roles, string Name, Login? Login = null)
{
    /// <summary>Has them belong to the shop, by facts as commands would append; who does already is left as it is.</summary>
    public static async Task JoinAsync(
        HotDashHost host,
        string shop,
        IEnumerable<TestMember> members,
        CancellationToken cancel
    )
    {
        var store = host.Services.GetRequiredService<IDocumentStore>();
        using var texts = host.Services.GetRequiredService<SubjectKeys>().Open(shop);
        await using var session = store.LightweightSession(shop);
        foreach (var member in members)
        {
            var key = Member.KeyOf(member.Actor.Id);
            var stream = await session.Events.FetchForWriting<Member>(key, cancel);
            if (stream.Aggregate is not null)
                continue;
            await texts.StageAsync(session, key);
            stream.AppendOne(
                new MemberInvited(
                    NodaTime.SystemClock.Instance.GetCurrentInstant(),
                    new(Actor.Console.Id, ActorKind.System),
                    member.Actor,
                    [.. member.Roles.Order()],
                    new PersonalText(key, member.Name),
                    member.Login
                )
            );
        }
        await session.SaveChangesAsync(cancel);
    }
}
