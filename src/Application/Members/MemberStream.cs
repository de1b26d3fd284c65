using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Application.Members;

/// <summary>Members, and what their leaving brings along: a person's agents leave in the same commit.</summary>
internal sealed class MemberStream : StreamOf<Member>
{
    private Membership membership = new([]);

    public override Member Evolve(Member? state, IFact fact) => Member.Evolve(state, fact)!;

    public override Instant LastAt(Member state) => state.LastAt;

    public override string? SubjectOf(IFact fact) => (fact as MemberInvited)?.Name.Subject;

    public override async ValueTask Stage(Attempt attempt, Member? before, Member after, ImmutableArray<IFact> facts)
    {
        if (facts is not [MemberRemoved removed])
            return;
        foreach (var agent in membership.AgentsOf(after.Actor.Id).OrderBy(x => x.Id, StringComparer.Ordinal))
        {
            var stream = await attempt.Session.Events.FetchForWriting<Member>(Member.KeyOf(agent.Id));
            if (stream.Aggregate?.LeaveWith(after.Actor.Id, removed) is { } left)
                stream.AppendMany(left.Events);
        }
    }

    /// <summary>Decides on one member, while who belongs to the shop stays as it is.</summary>
    /// <param name="actorId">Which.</param>
    /// <param name="login">The login that is asked for; null for none.</param>
    public static async Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        IMembers members,
        Command command,
        string actorId,
        Login? login,
        Func<Member?, Membership, Domain.Approvals.Facts, Ruling> decide,
        CancellationToken cancel
    )
    {
        var kind = new MemberStream();
        var wish = new Wish<Member, Membership>(
            command,
            kind,
            Member.KeyOf(actorId),
            Begins: false,
            async (_, stop) => kind.membership = await members.Of(command.Shop, login, stop),
            decide
        )
        {
            Lock = OneAtATime,
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    /// <summary>
    /// One change of a shop's members at a time, in whatever process: what one decides on (who is an admin, who owns an agent, whose a
    /// login is) is another's stream. Two-part keys are no part of the journal's.
    /// </summary>
    public const string OneAtATime = "select pg_advisory_xact_lock(25, hashtext($1))";
}
