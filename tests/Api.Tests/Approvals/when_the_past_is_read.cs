using System.Text.Json;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>The past can be read; nobody can act on it.</summary>
public sealed class when_the_past_is_read(ServedHost served)
{
    [Fact]
    public async Task a_viewer_can_do_something_with_the_present_alone()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var manager = await shop.Person(Role.Manager);

        foreach (var present in (string[])["approval(id: \"ID\")", "approvals"])
            (await Can(manager, present, id)).ShouldContain("APPROVE");
        foreach (var past in Past)
            (await Can(manager, past, id)).ShouldBe("[]", past);
    }

    [Fact]
    public async Task a_claim_is_there_as_long_as_it_was()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var manager = await shop.Person(Role.Manager);
        var claimed = await manager.Send(
            $"mutation {{ claimApproval(input: {{id: \"{id}\"}}) {{ approval {{ claim {{ until }} }} }} }}"
        );
        var until = claimed
            .Data.GetProperty("claimApproval")
            .GetProperty("approval")
            .GetProperty("claim")
            .Text("until");

        (await Claims($"approval(id: \"{id}\", asOf: \"2126-01-01T00:00:00Z\")")).ShouldBe("null");
        (await Claims($"approval(id: \"{id}\")")).ShouldContain(until);

        async Task<string> Claims(string field) =>
            First(await manager.Send($"{{ {field} {{ claim {{ until }} }} }}")).GetProperty("claim").GetRawText();
    }

    private static async Task<string> Can(ApiClient who, string field, string id)
    {
        var fields = field.StartsWith("approvals", StringComparison.Ordinal) ? "nodes { viewerCan }" : "viewerCan";
        var answer = await who.Send($"{{ {field.Replace("ID", id, StringComparison.Ordinal)} {{ {fields} }} }}");
        var found = First(answer);
        return (found.TryGetProperty("nodes", out var nodes) ? nodes[0] : found).GetProperty("viewerCan").GetRawText();
    }

    private static JsonElement First(Transport.Answer answer) => answer.Data.EnumerateObject().Single().Value;

    private static readonly string[] Past =
    [
        "approval(id: \"ID\", atRevision: 1)",
        "approval(id: \"ID\", asOf: \"2126-01-01T00:00:00Z\")",
        "approval(id: \"ID\", atRevision: 1, asOf: \"2126-01-01T00:00:00Z\")",
        "approvals(asOf: \"2126-01-01T00:00:00Z\")",
        "approvals(asOf: \"2126-01-01T00:00:00Z\", orderBy: NEWEST, last: 1)",
    ];
}
