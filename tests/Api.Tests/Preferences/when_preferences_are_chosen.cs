using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Preferences;

public sealed class when_preferences_are_chosen(ServedHost served)
{
    [Fact, Trait("rule", "R40")]
    public async Task what_is_not_named_stays_and_a_reset_returns_to_the_defaults()
    {
        using var shop = await served.NewShop();
        var vera = await shop.Person(Role.Viewer);
        var before = (await vera.Own()).GetProperty("viewer").GetProperty("preferences");
        before
            .GetRawText()
            .ShouldEndWith(
                ""","version":0,"theme":"AUTO","view":"GRID","density":"COMFORTABLE","autoRefresh":true,"autoRefreshSeconds":30,"backlogThreshold":10,"timeZone":"UTC"}"""
            );

        await vera.Do("updatePreferences", "theme: DARK, autoRefreshSeconds: 300, timeZone: \"Europe/Zurich\"");
        await vera.Do("updatePreferences", "theme: null, autoRefresh: false, backlogThreshold: 25");
        await vera.Do("moveTile", "tile: AOV, before: OPS_METRICS");
        var after = (await vera.Do("updatePreferences", "view: LIST, density: COMPACT")).GetProperty("preferences");
        after
            .GetRawText()
            .ShouldEndWith(
                ""","version":4,"theme":"DARK","view":"LIST","density":"COMPACT","autoRefresh":false,"autoRefreshSeconds":300,"backlogThreshold":25,"timeZone":"Europe/Zurich"}"""
            );
        (await vera.Own()).GetProperty("viewer").GetProperty("preferences").GetRawText().ShouldBe(after.GetRawText());

        var reset = await vera.Do("resetPreferences", "");
        reset
            .GetProperty("preferences")
            .GetRawText()
            .ShouldBe(before.GetRawText().Replace("\"version\":0", "\"version\":5", StringComparison.Ordinal));
        reset.GetProperty("dashboard").First(2).ShouldBe("OPS_METRICS SALES_PULSE");
        (await vera.Own()).GetProperty("dashboard").First(1).ShouldBe("OPS_METRICS");
    }

    [Theory, Trait("rule", "R40")]
    [InlineData("theme: DARK, autoRefreshSeconds: 7", "INVALID_VALUE", "autoRefreshSeconds")]
    [InlineData("theme: DARK, backlogThreshold: 0", "INVALID_VALUE", "backlogThreshold")]
    [InlineData("theme: DARK, backlogThreshold: 1001", "INVALID_VALUE", "backlogThreshold")]
    [InlineData("theme: DARK, timeZone: \"Mars/Olympus\"", "INVALID_VALUE", "time zone")]
    [InlineData("theme: DARK, timeZone: \"UTC+01\"", "INVALID_VALUE", "timeZone")]
    [InlineData("theme: PINK", "INVALID_VALUE", "AUTO, LIGHT, DARK")]
    [InlineData("theme: DARK, autoRefreshSeconds: 30.5", "INVALID_VALUE", "")]
    public async Task what_cannot_be_is_refused_and_nothing_is_half_done(string input, string code, string where)
    {
        using var shop = await served.NewShop();
        (await (await shop.Person(Role.Auditor)).Wish("updatePreferences", input)).ShouldRefuse(code, where);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }
}
