using System.Text.Json;
using HotDash.Api.GraphQL.Engine.Telemetry;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Counts credentials that were refused, by the class of the reason.</summary>
internal static class Refusals
{
    private static readonly string[] Labels =
    [
        .. Enum.GetNames<RefusedBecause>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName),
    ];

    public static void Count(RefusedBecause why) =>
        Instruments.Refused.Add(1, new KeyValuePair<string, object?>("reason", Labels[(int)why]));
}
