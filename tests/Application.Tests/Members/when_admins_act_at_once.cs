namespace HotDash.Application.Tests.Members;

public sealed class when_admins_act_at_once(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    /// <summary>Each in a process as good as its own, both with the roles of a moment ago.</summary>
    [Fact]
    public async Task of_two_that_remove_one_another_exactly_one_stays()
    {
        await using var other = await world.StartHostAsync();
        for (var round = 0; round < 20; round++)
        {
            var staff = await new Staff(world).Open();
            (await staff.Send(staff.Invite(Staff.Person("ben", Role.Admin), "ben"))).ShouldBeDone();

            var results = await Task.WhenAll(
                staff.Send(staff.Remove("ben")),
                staff.Send(staff.Remove("ada", Staff.Admin("ben")), other)
            );

            results.Count(x => x.Accepted).ShouldBe(1);
            results.Single(x => !x.Accepted).ShouldRefuse(ErrorCode.LastAdmin);
            (await staff.Rows()).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task of_many_that_step_down_one_stays_an_admin()
    {
        await using var other = await world.StartHostAsync();
        var staff = await new Staff(world).Open();
        string[] ids = ["ada", .. Enumerable.Range(0, 7).Select(i => $"admin-{i}")];
        foreach (var id in ids.Skip(1))
            (await staff.Send(staff.Invite(Staff.Person(id, Role.Admin), id))).ShouldBeDone();

        var results = await Task.WhenAll(
            ids.Select((id, i) => staff.Send(staff.Change(id, Role.Viewer, Staff.Admin(id)), i % 2 == 0 ? null : other))
        );

        results.Count(x => x.Accepted).ShouldBe(7);
        (await staff.Rows()).Count(x => x.Contains("ADMIN", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task a_login_becomes_one_member()
    {
        await using var other = await world.StartHostAsync();
        var staff = await new Staff(world).Open();
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i => staff.Send(staff.Invite(Staff.Person("new", Role.Viewer)), i % 2 == 0 ? null : other))
        );
        var id = results.Select(x => x.ShouldBeDone()).Distinct().ShouldHaveSingleItem();
        (await staff.Rows()).ShouldBe([$"{id} PERSON VIEWER new", "ada PERSON ADMIN ada"], ignoreOrder: true);
        (await staff.FactsOf(id)).ShouldBe(["member_invited.v1"]);
    }
}
