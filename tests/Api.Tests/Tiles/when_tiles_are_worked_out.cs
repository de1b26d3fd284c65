using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Tiles;

public sealed class when_tiles_are_worked_out(ServedHost served)
{
    [Fact, Trait("rule", "R30")]
    public async Task they_tell_what_happened_to_approvals()
    {
        using var shop = await served.NewShop();
        var viewer = await shop.Person(Role.Viewer);
        var none = (await viewer.Tile("OPS_METRICS")).GetProperty("data");
        (none.GetProperty("activeShops").GetInt32(), none.GetProperty("sample").GetInt32()).ShouldBe((0, 0));
        none.GetProperty("medianSeconds").ValueKind.ShouldBe(JsonValueKind.Null);

        foreach (var _ in Enumerable.Range(0, 3))
            await shop.Submitted();
        var seen = await (await shop.Agent()).Submit();
        var answer = await (await shop.Person(Role.Operator)).Send(
            $"mutation {{ reject(input: {{id: \"{seen.Text("id")}\", expectedRevision: 1, reasonCode: OTHER, reason: \"r\"}}) {{ errors {{ code }} }} }}"
        );
        answer.Data.GetProperty("reject").GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);

        var ops = (await viewer.Tile("OPS_METRICS")).GetProperty("data");
        (ops.GetProperty("activeShops").GetInt32(), ops.GetProperty("activatedShops").GetInt32()).ShouldBe((1, 0));
        ops.GetProperty("sample").GetInt32().ShouldBe(1);
        ops.GetProperty("medianSeconds").GetDouble().ShouldBeInRange(0, 60);
        var queue = (await viewer.Tile("APPROVALS_QUEUE")).GetProperty("data");
        queue.Text("level").ShouldBe("ATTENTION");
        queue.GetProperty("queue").GetProperty("pending").GetInt32().ShouldBe(3);
        var agents = (await viewer.Tile("CEO_AGENT")).GetProperty("data");
        agents.GetProperty("pendingApprovals").GetInt32().ShouldBe(3);
        agents.GetProperty("actionsToday").GetInt32().ShouldBeGreaterThanOrEqualTo(4);
        agents.GetProperty("lastAction").Text("agent").ShouldBe("bot");
        agents.GetProperty("recentActions").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task all_are_found_by_their_ids()
    {
        using var shop = await served.NewShop();
        var viewer = await shop.Person(Role.Viewer);
        var dashboard = (await viewer.Send("{ dashboard { id tiles { id key } } }")).Data.GetProperty("dashboard");
        var ids = dashboard.GetProperty("tiles").EnumerateArray().Select(x => x.Text("id")).ToList();
        var all = string.Join(", ", ids.Append(dashboard.Text("id")).Select(x => $"\"{x}\""));
        var nodes = await viewer.Send($"{{ nodes(ids: [{all}]) {{ id ... on Tile {{ key }} }} }}");
        nodes
            .Data.GetProperty("nodes")
            .EnumerateArray()
            .Select(x => x.Text("id"))
            .ShouldBe([.. ids, dashboard.Text("id")]);
        var unseen = await (await shop.Agent()).Send($"{{ node(id: \"{ids[0]}\") {{ id }} }}");
        unseen.Data.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
