using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Members;

/// <summary>An admin invites a person or an agent. Who was a member before gets the id that it had.</summary>
/// <param name="Invitation">Who.</param>
/// <param name="ActorId">The id for a first membership, 1..200 characters; null, as always from outside: one is drawn.</param>
public sealed record InviteMember(Invitation Invitation, string? ActorId = null) : Command;

public static class InviteMemberHandler
{
    public static async Task<CommandResult> Handle(
        InviteMember command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    )
    {
        var result = await As(command.ActorId ?? NewId.Plain());
        return result.Refusals is [KnownAs known] ? await As(known.ActorId) : result;

        Task<CommandResult> As(string id) =>
            MemberStream.Decide(
                pipeline,
                members,
                command,
                id,
                command.Invitation.Login,
                (member, membership, facts) => Member.Invite(member, id, command.Invitation, membership, facts),
                cancel
            );
    }
}
