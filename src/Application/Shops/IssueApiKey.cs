using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Application.Shops;

/// <summary>An admin gives an agent a key, which was drawn where it will be shown: here it is its hash alone.</summary>
public sealed record IssueApiKey(string Agent, string Name, ImmutableArray<Role> Roles, Instant? ExpiresAt) : Command
{
    /// <summary>SHA-256 of the key. Drawn anew for each request: no part of what makes two of them the same.</summary>
    [JsonIgnore]
    public byte[] Hash { get; init; } = [];

    /// <summary>How the key begins. Drawn anew for each request, too.</summary>
    [JsonIgnore]
    public string Prefix { get; init; } = "";
}

public static class IssueApiKeyHandler
{
    public static async Task<CommandResult> Handle(
        IssueApiKey command,
        Pipeline.Pipeline pipeline,
        IMembers members,
        CancellationToken cancel
    )
    {
        var key = new ApiKeyWish(
            $"api-key-{NewId.Plain()}",
            command.Agent,
            command.Name,
            command.Prefix,
            command.Roles.IsDefault ? [] : command.Roles,
            command.ExpiresAt
        );
        var wish = new Wish<ApiKey, Caller?>(
            command,
            new ApiKeyStream(command.Hash),
            key.KeyId,
            Begins: true,
            (_, now) => members.Find(command.Shop, command.Agent, now),
            (_, agent, facts) => ApiKey.Issue(key, agent, facts)
        )
        {
            // Whose agent leaves meanwhile gets none.
            Lock = MemberStream.OneAtATime,
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
