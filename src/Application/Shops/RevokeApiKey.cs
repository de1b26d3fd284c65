using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Shops;

/// <summary>An admin takes a key back: within 2 s it proves nobody, on any node.</summary>
/// <param name="Id">The key's stream.</param>
public sealed record RevokeApiKey(string Id) : Command;

public static class RevokeApiKeyHandler
{
    public static Task<CommandResult> Handle(
        RevokeApiKey command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => pipeline.Decide(command, new ApiKeyStream(), command.Id, ApiKey.Revoke, cancel);
}
