using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using Shouldly;

namespace HotDash.Api.Tests.Preferences;

/// <summary>A person's own things as a screen asks for them.</summary>
internal static class Screen
{
    public const string Dashboard = "dashboard { id version order hidden }";

    public const string Preferences =
        "preferences { id version theme view density autoRefresh autoRefreshSeconds backlogThreshold timeZone }";

    public const string Onboarding = "onboarding { id version steps { key category status } }";

    /// <summary>Sends a wish, whatever is answered.</summary>
    public static Task<Answer> Wish(this ApiClient who, string mutation, string input) =>
        who.Send(
            $"mutation {{ {mutation}(input: {{{input}}}) {{ {Shown(mutation)} replayed "
                + "errors { code message path nextStep } } }"
        );

    /// <summary>A wish that is carried out; answers its payload.</summary>
    public static async Task<JsonElement> Do(this ApiClient who, string mutation, string input)
    {
        var answer = await who.Wish(mutation, input);
        var payload = answer.Data.GetProperty(mutation);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload;
    }

    /// <summary>All that the person has, as it is read anew.</summary>
    public static async Task<JsonElement> Own(this ApiClient who) =>
        (await who.Send($"{{ {Dashboard} viewer {{ {Preferences} }} {Onboarding} }}")).Data;

    /// <summary>The first tiles of a dashboard's order.</summary>
    public static string First(this JsonElement dashboard, int count) =>
        string.Join(' ', dashboard.GetProperty("order").EnumerateArray().Take(count).Select(x => x.GetString()));

    private static string Shown(string mutation) =>
        mutation.EndsWith("Preferences", StringComparison.Ordinal) ? $"{Preferences} {Dashboard}"
        : mutation == "advanceOnboarding" ? Onboarding
        : Dashboard;
}
