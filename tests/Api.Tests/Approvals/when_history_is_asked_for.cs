using System.Text.Json;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Bot drafts for amara, its owner; amara herself claims.</summary>
public sealed class when_history_is_asked_for(ServedHost served)
{
    [Fact]
    public async Task an_actors_is_what_that_one_did_itself()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var amara = await shop.As(ApiClient.Person("amara", Role.Operator));
        await amara.Send($"mutation {{ claimApproval(input: {{id: \"{id}\"}}) {{ replayed }} }}");

        (await Happened("actor: \"amara\"")).ShouldBe(["CLAIMED"]);
        (await Happened("actor: \"bot\"")).ShouldBe(["DRAFTED", "SUBMITTED", "VALIDATED"]);
        (await Happened("agent: \"bot\"")).ShouldBe(["DRAFTED", "SUBMITTED", "VALIDATED"]);
        (await Happened("agent: \"amara\"")).ShouldBeEmpty();
        (await Happened("actor: \"amara\", agent: \"bot\"")).ShouldBeEmpty();

        async Task<string[]> Happened(string filter)
        {
            var answer = await amara.Send($"{{ approvalHistory(filter: {{{filter}}}) {{ nodes {{ action }} }} }}");
            var nodes = answer.Data.GetProperty("approvalHistory").GetProperty("nodes");
            return [.. nodes.EnumerateArray().Select(x => x.Text("action"))];
        }
    }

    [Fact]
    public async Task a_page_that_cannot_be_given_leaves_the_approval_there()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var auditor = await shop.Person(Role.Auditor);

        var answer = await auditor.Send($"{{ approval(id: \"{id}\") {{ id history(first: 0) {{ totalCount }} }} }}");

        answer.ShouldRefuse("INVALID_VALUE", "first");
        var told = answer.Data.GetProperty("approval");
        told.Text("id").ShouldBe(id);
        told.GetProperty("history").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
