using System.ComponentModel;
using GraphQL;

namespace HotDash.Api.GraphQL.Trust;

[Name("RevokeTrustInput")]
[Description("Whose trust ends.")]
public sealed class RevokeTrustInput
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    [Description("The id under which the agent acts in the shop.")]
    public required string Agent { get; init; }

    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}
