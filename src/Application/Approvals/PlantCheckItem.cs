using HotDash.Application.Effects;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>A manager plants an item that nobody should approve, under an agent's name. The result names it.</summary>
public sealed record PlantCheckItem(string Agent, DraftInput Draft) : Command;

public static class PlantCheckItemHandler
{
    public static async Task<CommandResult> Handle(
        PlantCheckItem command,
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        IMembers members,
        CancellationToken cancel
    )
    {
        var agent = await members.Find(command.Shop, command.Agent, cancel);
        return await Drafting.Begin(
            pipeline,
            rehearsal,
            trusting: null,
            command,
            command.Draft,
            (id, draft, salt, facts) => Approval.Plant(id, draft, salt, agent, facts),
            submitAs: agent ?? command.By,
            cancel
        );
    }
}
