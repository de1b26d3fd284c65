using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Shops;

namespace HotDash.Application.Members;

/// <summary>An admin gives a member these roles, and no others.</summary>
public sealed record ChangeMemberRoles(string ActorId, ImmutableArray<Role> Roles) : Command;

public static class ChangeMemberRolesHandler
{
    public static Task<CommandResult> Handle(
        ChangeMemberRoles command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    ) =>
        MemberStream.Decide(
            pipeline,
            members,
            command,
            command.ActorId,
            login: null,
            (member, membership, facts) => Member.ChangeRoles(member, command.Roles, membership, facts),
            cancel
        );
}
