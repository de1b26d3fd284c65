using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Preferences;

public sealed class when_a_person_is_led_in(ServedHost served)
{
    [Fact, Trait("rule", "R43")]
    public async Task steps_are_started_completed_skipped_and_begun_anew()
    {
        using var shop = await served.NewShop();
        var vera = await shop.Person(Role.Viewer);
        var other = await shop.Person(Role.Manager);
        Statuses((await vera.Own()).GetProperty("onboarding")).ShouldBe(Of("NOT_STARTED", 8));

        await vera.Do("advanceOnboarding", "step: WELCOME, move: START");
        await vera.Do("advanceOnboarding", "step: WELCOME, move: COMPLETE");
        await vera.Do("advanceOnboarding", "step: CONNECT_SHOP, move: START");
        var own = (await vera.Do("advanceOnboarding", "step: TOUR_QUEUE, move: SKIP")).GetProperty("onboarding");
        Statuses(own)
            .ShouldBe(["COMPLETED", "IN_PROGRESS", .. Of("NOT_STARTED", 3), "SKIPPED", .. Of("NOT_STARTED", 2)]);
        (await vera.Own()).GetProperty("onboarding").GetRawText().ShouldBe(own.GetRawText());
        (
            await vera.Send($"{{ node(id: \"{own.Text("id")}\") {{ __typename ... on Onboarding {{ version }} }} }}")
        ).Text.ShouldBe("""{"data":{"node":{"__typename":"Onboarding","version":4}}}""");

        own = (await vera.Do("advanceOnboarding", "move: SKIP")).GetProperty("onboarding");
        Statuses(own).ShouldBe(["COMPLETED", .. Of("SKIPPED", 7)]);
        own = (await vera.Do("advanceOnboarding", "move: RESTART")).GetProperty("onboarding");
        Statuses(own).ShouldBe(Of("NOT_STARTED", 8));
        own.GetProperty("version").GetInt32().ShouldBe(18);
        (await other.Own()).GetProperty("onboarding").GetProperty("version").GetInt32().ShouldBe(0);
    }

    [Theory, Trait("rule", "R43")]
    [InlineData("step: DANCE, move: START", "INVALID_VALUE", "WELCOME")]
    [InlineData("step: WELCOME, move: JUMP", "INVALID_VALUE", "RESTART")]
    [InlineData("move: START", "INVALID_VALUE", "step")]
    [InlineData("move: COMPLETE", "INVALID_VALUE", "step")]
    public async Task what_there_is_not_is_refused(string input, string code, string where)
    {
        using var shop = await served.NewShop();
        (await (await shop.Person(Role.Admin)).Wish("advanceOnboarding", input)).ShouldRefuse(code, where);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    [Fact, Trait("rule", "R43")]
    public async Task what_a_step_does_not_allow_is_refused_with_the_present_state()
    {
        using var shop = await served.NewShop();
        var vera = await shop.Person(Role.Viewer);
        await vera.Do("advanceOnboarding", "step: WELCOME, move: COMPLETE");
        foreach (var move in new[] { "START", "SKIP" })
        {
            var refused = await vera.Wish("advanceOnboarding", $"step: WELCOME, move: {move}");
            refused.ShouldRefuse("INVALID_STATE", "step");
            Statuses(refused.Data.GetProperty("advanceOnboarding").GetProperty("onboarding"))[0].ShouldBe("COMPLETED");
        }
    }

    private static List<string> Statuses(JsonElement onboarding) =>
        [.. onboarding.GetProperty("steps").EnumerateArray().Select(x => x.Text("status"))];

    private static IEnumerable<string> Of(string status, int count) => Enumerable.Repeat(status, count);
}
