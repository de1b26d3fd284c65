using System.Text.Json;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

public sealed class when_many_are_decided_at_once(ServedHost served)
{
    [Fact, Trait("rule", "R20")]
    public async Task each_item_has_its_state_and_its_errors_and_a_key_answers_once()
    {
        using var shop = await served.NewShop();
        var (one, two) = (await shop.Submitted(), await shop.Submitted());
        var operatorOf = await shop.Person(Role.Operator);

        var first = await Decide(operatorOf, "PER_ITEM", Reject(one), Reject(two, revision: 9));
        var again = await Decide(operatorOf, "PER_ITEM", Reject(one), Reject(two, revision: 9));

        foreach (var answer in new[] { first, again })
        {
            answer.GetProperty("errors").GetArrayLength().ShouldBe(0);
            var items = answer.GetProperty("items");
            items[0].GetProperty("approval").Text("state").ShouldBe("REJECTED");
            items[0].GetProperty("errors").GetArrayLength().ShouldBe(0);
            items[1].GetProperty("approval").Text("state").ShouldBe("PENDING_REVIEW");
            items[1].GetProperty("errors")[0].Text("code").ShouldBe("VERSION_CONFLICT");
        }
        first.GetProperty("replayed").GetBoolean().ShouldBeFalse();
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
    }

    [Fact, Trait("rule", "R20")]
    public async Task an_atomic_one_says_which_item_refused_all()
    {
        using var shop = await served.NewShop();
        var (one, two) = (await shop.Submitted(), await shop.Submitted());

        var answer = await Decide(await shop.Person(Role.Operator), "ATOMIC", Reject(one), Reject(two, revision: 9));

        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.Text("__typename").ShouldBe("VersionConflict");
        error
            .GetProperty("path")
            .EnumerateArray()
            .Select(x => x.GetString())
            .ShouldBe(["items", "1", "expectedRevision"]);
        answer.GetProperty("items")[0].GetProperty("approval").Text("state").ShouldBe("PENDING_REVIEW");
    }

    [Fact, Trait("rule", "R20")]
    public async Task more_than_a_hundred_and_doubled_ones_are_refused()
    {
        using var shop = await served.NewShop();
        var one = await shop.Submitted();
        var operatorOf = await shop.Person(Role.Operator);
        foreach (var items in new[] { Enumerable.Repeat(Reject(one), 101), [Reject(one), Reject(one)], [] })
        {
            var answer = await Decide(operatorOf, "PER_ITEM", [.. items]);
            answer.GetProperty("errors")[0].Text("code").ShouldBe("INVALID_VALUE");
            answer.GetProperty("items").GetArrayLength().ShouldBe(0);
        }
    }

    private static object Reject(string id, int revision = 1) =>
        new
        {
            id,
            expectedRevision = revision,
            decision = "REJECT",
            reasonCode = "OTHER",
            reason = "Not now.",
        };

    private static async Task<JsonElement> Decide(ApiClient who, string mode, params object[] items)
    {
        var answer = await who.Ask(
            """
            mutation($input: DecideApprovalsInput!) { decideApprovals(input: $input) {
              items { approval { id state } errors { code } } errors { __typename code path } replayed } }
            """,
            TestContext.Current.CancellationToken,
            new
            {
                input = new
                {
                    items,
                    mode,
                    idempotencyKey = "key",
                },
            }
        );
        return answer.GetProperty("data").GetProperty("decideApprovals");
    }
}
