using HotDash.Application.Pipeline;
using HotDash.Domain.Shops;

namespace HotDash.Application.Shops;

/// <summary>An admin takes a key back: within 2 s it proves nobody, on any node.</summary>
/// <param name="Id">The key's stream.</param>
public sealed record RevokeApiKey(string Id) : Command;

public static class RevokeApiKeyHandler
{
    public static async Task<CommandResult> Handle(
        RevokeApiKey command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    )
    {
        var wish = new Wish<ApiKey, bool>(
            command,
            new ApiKeyStream(),
            command.Id,
            Begins: false,
            (_, _) => Task.FromResult(true),
            (key, _, facts) => ApiKey.Revoke(key, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
