using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.GraphQL.Shops;

[Name("IssueApiKeyInput")]
[Description("A key by which an agent proves itself.")]
public sealed class IssueApiKeyInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts, without the key, which is shown once. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The actor that it shall prove: a member of kind AGENT, which has an owner.")]
    public required string Agent { get; init; }

    [Description("What admins call the key, 1 to 100 characters.")]
    public required string Name { get; init; }

    [Description("What the key may at most: AGENT alone, and that where nothing is given.")]
    public IReadOnlyList<Role>? Roles { get; init; }

    [Description("From when on it proves nobody, within 366 days; 90 days from now where nothing is given.")]
    public Instant? ExpiresAt { get; init; }
}

[Name("RevokeApiKeyInput")]
[Description("Takes a key back.")]
public sealed class RevokeApiKeyInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The key's id.")]
    public required GlobalId Id { get; init; }
}
