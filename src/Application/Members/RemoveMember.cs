using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Members;

/// <summary>An admin removes a member, and with a person its agents.</summary>
public sealed record RemoveMember(string ActorId) : Command;

public static class RemoveMemberHandler
{
    public static Task<CommandResult> Handle(
        RemoveMember command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    ) => MemberStream.Decide(pipeline, members, command, command.ActorId, login: null, Member.Remove, cancel);
}
