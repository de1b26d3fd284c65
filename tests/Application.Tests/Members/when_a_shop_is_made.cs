using HotDash.Application.Shops;

namespace HotDash.Application.Tests.Members;

public sealed class when_a_shop_is_made(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task its_admin_is_in_it_with_the_same_commit()
    {
        var staff = await new Staff(world).Open();
        (await staff.Rows()).ShouldBe(["ada PERSON ADMIN ada"]);
        (await staff.FactsOf("ada")).ShouldBe(["member_invited.v1"]);
        (
            await world.Rows(
                $"select count(distinct xmin::text) from hotdash.mt_events where tenant_id = '{staff.Name}'",
                row => row.GetInt64(0)
            )
        ).ShouldBe([1]);
    }

    [Fact]
    public async Task it_is_made_once_whoever_asks_at_the_same_moment()
    {
        var staff = new Staff(world);
        await using var other = await world.StartHostAsync();
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    staff.Send(
                        new CreateShop(Staff.Person($"s{i % 2}", Role.Admin))
                        {
                            Shop = staff.Name,
                            By = Caller.Console,
                        },
                        i < 5 ? null : other
                    )
                )
        );
        results.Count(x => x.Accepted).ShouldBe(5);
        results.Where(x => !x.Accepted).ShouldAllBe(x => x.Refusals[0].Code == ErrorCode.InvalidState);
        (await staff.Rows()).Count.ShouldBe(1);
    }
}
