using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Application.Shops;

/// <summary>A shop, and what its making brings along: its first admin, in the same commit.</summary>
/// <param name="actorId">The admin's id.</param>
/// <param name="admin">Who it is.</param>
internal sealed class ShopStream(string actorId, Invitation admin) : StreamOf<Shop>
{
    public override Shop Evolve(Shop? state, IFact fact) => Shop.Evolve(state, fact)!;

    public override Instant LastAt(Shop state) => state.CreatedAt;

    /// <summary>The shop's first admin is named in the same commit.</summary>
    public override string? SubjectOf(IFact fact) => Member.KeyOf(actorId);

    public override async ValueTask Stage(Attempt attempt, Shop? before, Shop after, ImmutableArray<IFact> facts)
    {
        var stream = await attempt.Session.Events.FetchForWriting<Member>(Member.KeyOf(actorId));
        var handed = new Facts(after.CreatedAt, attempt.Command.By, ApprovalPolicy.Default);
        stream.AppendMany(Member.Invite(stream.Aggregate, actorId, admin, new Membership([]), handed).Events);
    }
}
