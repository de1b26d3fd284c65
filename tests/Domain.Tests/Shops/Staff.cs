using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Shops;

/// <summary>A shop's members, each a stream in memory: what is decided happens at once.</summary>
internal sealed class Staff
{
    private readonly Dictionary<string, Member> members = [];
    private readonly Dictionary<Login, string> logins = [];

    /// <summary>A shop with these admins, by the console.</summary>
    public static Staff With(params string[] admins)
    {
        var staff = new Staff();
        foreach (var id in admins)
            staff.Invite(Caller.Console, id, Person(Role.Admin)).ShouldBeAccepted();
        return staff;
    }

    public Member this[string id] => members[id];

    public Membership Membership(Login? login = null) =>
        new(
            [.. members.Values.Where(x => !x.IsRemoved).Select(x => new Caller(x.Actor, x.Roles))],
            login is null ? null : logins.GetValueOrDefault(login)
        );

    public Ruling Invite(Caller by, string id, Invitation wish) =>
        Take(id, Member.Invite(members.GetValueOrDefault(id), id, wish, Membership(wish.Login), Facts(by)));

    public Ruling ChangeRoles(Caller by, string id, params ImmutableArray<Role> roles) =>
        Take(id, Member.ChangeRoles(members.GetValueOrDefault(id), roles, Membership(), Facts(by)));

    public Ruling Remove(Caller by, string id) =>
        Take(id, Member.Remove(members.GetValueOrDefault(id), Membership(), Facts(by)));

    public Caller As(string id) => new(members[id].Actor, members[id].Roles);

    public static Invitation Person(params ImmutableArray<Role> roles) => Person(null, roles);

    public static Invitation Person(string? subject, params ImmutableArray<Role> roles) =>
        new(
            ActorKind.Person,
            "Somebody",
            roles,
            Login: subject is null ? null : new("https://id.example.org", subject)
        );

    public static Invitation Agent(string owner) => new(ActorKind.Agent, "An agent", [Role.Agent], owner);

    public static Facts Facts(Caller by) => new(Instant.FromUtc(2026, 3, 2, 10, 0), by, ApprovalPolicy.Default);

    private Ruling Take(string id, Ruling ruling)
    {
        foreach (var fact in ruling.Events)
        {
            members[id] = Member.Evolve(members.GetValueOrDefault(id), fact)!;
            if (members[id].Login is { } login)
                logins[login] = id;
        }
        return ruling;
    }
}
