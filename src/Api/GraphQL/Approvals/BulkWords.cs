using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What the enumerations of bulk decisions mean.</summary>
internal static class BulkWords
{
    public static IServiceCollection AddBulkWords(this IServiceCollection services) =>
        services
            .AddSingleton(new EnumName(typeof(BulkChoice), "BulkDecision"))
            .AddSingleton(
                new EnumWords<BulkChoice>(
                    "What a reviewer decides on one item of a bulk.",
                    x =>
                        x switch
                        {
                            BulkChoice.Approve => "Give an approval.",
                            BulkChoice.Reject => "Reject it.",
                            BulkChoice.RequestChanges => "Send it back to its drafter.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<BulkMode>(
                    "What one refused item means to the others of its bulk.",
                    x =>
                        x switch
                        {
                            BulkMode.Atomic => "All are decided, or none is.",
                            BulkMode.PerItem => "Nothing: each is decided by itself.",
                            _ => null,
                        }
                )
            );
}
