using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Trust;

namespace HotDash.Application.Trust;

/// <summary>An admin takes an agent's trust away, with a reason: nothing more of it is approved without a person, on whichever node.</summary>
public sealed record RevokeTrust(string Agent, string? Reason) : Command;

public static class RevokeTrustHandler
{
    public static async Task<CommandResult> Handle(
        RevokeTrust command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    )
    {
        var wish = new Wish<AgentTrust, bool>(
            command,
            new AgentTrustStream(),
            AgentTrust.KeyOf(command.Agent),
            Begins: false,
            async (trust, stop) =>
                trust is not null
                || await members.Find(command.Shop, command.Agent, stop) is { Actor.Kind: ActorKind.Agent },
            (trust, isThere, facts) =>
                (trust ?? new(command.Agent)).Revoke(command.Reason, facts) switch
                {
                    { Refusal.Code: ErrorCode.Forbidden } forbidden => forbidden,
                    _ when !isThere => NotFound,
                    var ruling => ruling,
                }
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    private static readonly Refusal NotFound = new(
        ErrorCode.NotFound,
        "There is no such agent.",
        "Look for it in the list of agents.",
        ["agent"]
    );
}
