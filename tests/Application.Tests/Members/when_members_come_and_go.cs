using HotDash.Domain.Shops;
using HotDash.Projections.Storage.Sealing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Members;

public sealed class when_members_come_and_go(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task the_table_is_what_their_facts_say()
    {
        var staff = await new Staff(world).Open();
        (await staff.Send(staff.Invite(Staff.Person("o", Role.Operator), "otto"))).ShouldBeDone();
        (await staff.Send(staff.Invite(Staff.Agent("otto"), "bot"))).ShouldBeDone();
        (await staff.Send(staff.Change("otto", Role.Manager))).ShouldBeDone();
        (await staff.Rows()).ShouldBe(["ada PERSON ADMIN ada", "bot AGENT AGENT otto", "otto PERSON MANAGER o"]);
        (await staff.FactsOf("otto")).ShouldBe(["member_invited.v1", "member_roles_changed.v1"]);
    }

    [Fact, Trait("rule", "R7")]
    public async Task an_owner_takes_its_agents_along_in_the_same_commit()
    {
        var staff = await new Staff(world).Open();
        (await staff.Send(staff.Invite(Staff.Person("o", Role.Operator), "otto"))).ShouldBeDone();
        foreach (var bot in new[] { "bot-1", "bot-2" })
            (await staff.Send(staff.Invite(Staff.Agent("otto"), bot))).ShouldBeDone();
        (await staff.Send(staff.Invite(Staff.Agent("ada"), "bot-3"))).ShouldBeDone();

        (await staff.Send(staff.Remove("otto"))).ShouldBeDone();

        (await staff.Rows()).ShouldBe(["ada PERSON ADMIN ada", "bot-3 AGENT AGENT ada"]);
        (await staff.FactsOf("bot-1")).ShouldBe(["member_invited.v1", "member_removed.v1"]);
        (
            await world.Rows(
                $"""
                select count(*) || ' in ' || count(distinct xmin::text) || ', ' || count(data ->> 'withOwner') || ' with ' || min(data ->> 'withOwner')
                  from hotdash.mt_events where tenant_id = '{staff.Name}' and type = 'member_removed.v1'
                """,
                row => row.GetString(0)
            )
        ).ShouldBe(["3 in 1, 2 with otto"]);
    }

    [Fact, Trait("rule", "R7")]
    public async Task no_agent_slips_in_while_its_owner_leaves()
    {
        await using var other = await world.StartHostAsync();
        for (var round = 0; round < 10; round++)
        {
            var staff = await new Staff(world).Open();
            (await staff.Send(staff.Invite(Staff.Person("o", Role.Operator), "otto"))).ShouldBeDone();
            await Task.WhenAll(
                staff.Send(staff.Remove("otto")),
                staff.Send(staff.Invite(Staff.Agent("otto"), "bot"), other)
            );
            (await staff.Rows()).ShouldBe(["ada PERSON ADMIN ada"]);
        }
    }

    [Fact]
    public async Task who_comes_back_has_the_id_it_had()
    {
        var staff = await new Staff(world).Open();
        var id = (await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer)))).ShouldBeDone();
        (await staff.Send(staff.Remove(id))).ShouldBeDone();
        (await staff.Rows()).ShouldBe(["ada PERSON ADMIN ada"]);

        (await staff.Send(staff.Invite(Staff.Person("v", Role.Operator)))).ShouldBeDone().ShouldBe(id);
        (await staff.FactsOf(id)).ShouldBe(["member_invited.v1", "member_removed.v1", "member_invited.v1"]);
        (await staff.Rows()).ShouldContain($"{id} PERSON OPERATOR v");
    }

    [Fact]
    public async Task a_key_answers_once()
    {
        var staff = await new Staff(world).Open();
        var first = await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer), key: "k"));
        var again = await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer), key: "k"));
        again.Replayed.ShouldBeTrue();
        again.Id.ShouldBe(first.Id);
        (await staff.Send(staff.Invite(Staff.Person("w", Role.Viewer), key: "k"))).ShouldRefuse(
            ErrorCode.IdempotencyKeyReused
        );

        (await staff.Send(staff.Remove(first.ShouldBeDone()) with { IdempotencyKey = "r" })).Replayed.ShouldBeFalse();
        (await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer), key: "back"))).ShouldBeDone();
        (await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer), key: "back"))).Replayed.ShouldBeTrue();
        (await staff.Send(staff.Remove(first.ShouldBeDone()) with { IdempotencyKey = "r" })).Replayed.ShouldBeTrue();
        (await staff.Rows()).Count.ShouldBe(2, "a replay removes nobody again");
    }

    [Fact]
    public async Task nobody_of_another_shop_is_touched()
    {
        var (staff, others) = (await new Staff(world).Open(), await new Staff(world).Open());
        (await others.Send(others.Invite(Staff.Person("o", Role.Operator), "otto"))).ShouldBeDone();
        (await staff.Send(staff.Remove("otto"))).ShouldRefuse(ErrorCode.NotFound);
        (await staff.Send(staff.Invite(Staff.Agent("otto"), "bot"))).ShouldRefuse(ErrorCode.NotFound);
        (await others.Rows()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task the_table_is_the_fold_of_the_streams()
    {
        var staff = await new Staff(world).Open();
        (await staff.Send(staff.Invite(Staff.Person("o", Role.Operator), "otto"))).ShouldBeDone();
        (await staff.Send(staff.Change("otto", Role.Manager))).ShouldBeDone();
        (await staff.Send(staff.Invite(Staff.Person("v", Role.Viewer), "vera"))).ShouldBeDone();
        (await staff.Send(staff.Remove("vera"))).ShouldBeDone();
        using var texts = world.Host.Services.GetRequiredService<SubjectKeys>().Open(staff.Name);
        await using var session = world
            .Host.Services.GetRequiredService<IDocumentStore>()
            .LightweightSession(staff.Name);
        foreach (var id in new[] { "ada", "otto", "vera" })
        {
            var folded = (
                await session.Events.FetchLatest<Member>(Member.KeyOf(id), TestContext.Current.CancellationToken)
            )!;
            var row = (await staff.Rows()).SingleOrDefault(x => x.StartsWith($"{id} ", StringComparison.Ordinal));
            row.ShouldBe(
                folded.IsRemoved
                    ? null
                    : $"{id} PERSON {folded.Roles.Single().ToString().ToUpperInvariant()} {folded.Login!.Subject}"
            );
        }
    }
}
