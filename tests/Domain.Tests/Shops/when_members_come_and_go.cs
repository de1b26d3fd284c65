using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;

namespace HotDash.Domain.Tests.Shops;

public class when_members_come_and_go
{
    [Fact]
    public void only_an_admin_says_so()
    {
        var staff = Staff.With("ada");
        foreach (
            var other in new[] { People.Vera, People.Olga, People.Mia, People.Aude, People.Agent, People.BoldAgent }
        )
        {
            staff.Invite(other, "x", Staff.Person("x", Role.Viewer)).ShouldRefuse(ErrorCode.Forbidden);
            staff.ChangeRoles(other, "ada", Role.Viewer).ShouldRefuse(ErrorCode.Forbidden);
            staff.Remove(other, "ada").ShouldRefuse(ErrorCode.Forbidden);
        }
        staff.Invite(staff.As("ada"), "x", Staff.Person("x", Role.Viewer)).ShouldYield(typeof(MemberInvited));
    }

    [Fact]
    public void the_fact_says_who_let_whom_in_as_what()
    {
        var staff = Staff.With("ada");
        var invited = staff
            .Invite(staff.As("ada"), "x", Staff.Person("sub", Role.Manager, Role.Operator, Role.Manager))
            .Single<MemberInvited>();
        invited.By.ShouldBe(new By("ada", ActorKind.Person, Role.Admin));
        invited.Member.ShouldBe(new Actor("x", ActorKind.Person));
        invited.Roles.ShouldBe([Role.Operator, Role.Manager]);
        invited.Name.ShouldBe(new PersonalText("member-x", "Somebody"));
        invited.Login.ShouldBe(new Login("https://id.example.org", "sub"));
    }

    [Fact]
    public void the_last_admin_stays()
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        staff.Remove(ada, "ada").ShouldRefuse(ErrorCode.LastAdmin);
        staff.ChangeRoles(ada, "ada", Role.Manager).ShouldRefuse(ErrorCode.LastAdmin);
        staff.ChangeRoles(ada, "ada", Role.Manager, Role.Admin).ShouldBeAccepted();
        staff.Invite(ada, "max", Staff.Person("max", Role.Admin)).ShouldBeAccepted();
        staff.Remove(ada, "ada").ShouldBeAccepted();
        staff.Remove(staff.As("max"), "max").ShouldRefuse(ErrorCode.LastAdmin);
    }

    [Fact]
    public void who_is_an_admin_no_more_is_late()
    {
        var staff = Staff.With("ada", "ben", "max");
        var ben = staff.As("ben");
        staff.Remove(staff.As("ada"), "ben").ShouldBeAccepted();
        staff.Remove(ben, "ada").ShouldRefuse(ErrorCode.Forbidden);
        staff.ChangeRoles(ben, "ada", Role.Viewer).ShouldRefuse(ErrorCode.Forbidden);
        staff.Invite(ben, "x", Staff.Person("x", Role.Viewer)).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact]
    public void of_two_admins_that_remove_one_another_one_is_refused_as_the_last()
    {
        var staff = Staff.With("ada", "ben");
        var (ada, ben) = (staff.As("ada"), staff.As("ben"));
        staff.Remove(ada, "ben").ShouldBeAccepted();
        staff.Remove(ben, "ada").ShouldRefuse(ErrorCode.LastAdmin);
    }

    [Fact, Trait("rule", "R7")]
    public void an_agent_has_an_owner_who_is_a_person_of_the_shop()
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        staff.Invite(ada, "bot", Staff.Agent("ada")).ShouldBeAccepted();
        staff["bot"].Actor.OnBehalfOf.ShouldBe("ada");
        staff.Invite(ada, "bot-2", Staff.Agent("nobody")).ShouldRefuse(ErrorCode.NotFound, "owner");
        staff.Invite(ada, "bot-2", Staff.Agent("bot")).ShouldRefuse(ErrorCode.NotFound, "owner");
        staff
            .Invite(ada, "bot-2", Staff.Agent("ada") with { Owner = null })
            .ShouldRefuse(ErrorCode.InvalidValue, "owner");
        staff
            .Invite(ada, "p", Staff.Person("p", Role.Viewer) with { Owner = "ada" })
            .ShouldRefuse(ErrorCode.InvalidValue, "owner");
    }

    [Fact, Trait("rule", "R7")]
    public void an_agent_leaves_with_its_owner()
    {
        var staff = Staff.With("ada");
        staff.Invite(staff.As("ada"), "bot", Staff.Agent("ada")).ShouldBeAccepted();
        staff.Membership().AgentsOf("ada").Select(x => x.Id).ShouldBe(["bot"]);
        var removed = new MemberRemoved(
            NodaTime.Instant.FromUtc(2026, 3, 3, 0, 0),
            new By("max", ActorKind.Person, Role.Admin),
            null
        );
        staff["bot"].LeaveWith("ada", removed).Single<MemberRemoved>().ShouldBe(removed with { WithOwner = "ada" });
        Member.Evolve(staff["bot"], removed)!.LeaveWith("ada", removed).ShouldBeNothing();
    }

    [Fact]
    public void what_is_as_wished_already_is_success()
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        var wish = Staff.Person("v", Role.Viewer);
        staff.Invite(ada, "vera", wish).ShouldBeAccepted();
        staff.Invite(ada, "vera", wish).ShouldBeNothing();
        staff.Invite(ada, "vera", wish with { Roles = [Role.Manager] }).ShouldRefuse(ErrorCode.InvalidState);
        staff.ChangeRoles(ada, "vera", Role.Viewer).ShouldBeNothing();
        staff.Remove(ada, "vera").ShouldBeAccepted();
        staff.Remove(ada, "vera").ShouldBeNothing();
    }

    [Fact]
    public void who_comes_back_is_who_it_was()
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        staff.Invite(ada, "vera", Staff.Person("v", Role.Viewer)).ShouldBeAccepted();
        staff.Remove(ada, "vera").ShouldBeAccepted();
        staff["vera"].Roles.ShouldBeEmpty();
        staff.ChangeRoles(ada, "vera", Role.Viewer).ShouldRefuse(ErrorCode.NotFound, "id");

        staff.Invite(ada, "other", Staff.Person("v", Role.Operator)).Refusal.ShouldBe(new KnownAs("vera"));
        staff.Invite(ada, "vera", Staff.Person("v", Role.Operator)).ShouldBeAccepted();
        staff["vera"].Version.ShouldBe(3);
        staff["vera"].Roles.ShouldBe([Role.Operator]);
        staff.Remove(ada, "vera").ShouldBeAccepted();
        staff.Invite(ada, "vera", Staff.Agent("ada")).ShouldRefuse(ErrorCode.InvalidValue, "kind");
    }

    [Theory]
    [InlineData(ActorKind.Person)]
    [InlineData(ActorKind.Person, Role.Agent)]
    [InlineData(ActorKind.Person, Role.Agent, Role.Operator)]
    [InlineData(ActorKind.Person, Role.Auditor, Role.Viewer)]
    [InlineData(ActorKind.Person, Role.Admin, Role.Auditor)]
    [InlineData(ActorKind.Person, (Role)99)]
    [InlineData(ActorKind.Agent)]
    [InlineData(ActorKind.Agent, Role.Operator)]
    [InlineData(ActorKind.Agent, Role.Agent, Role.Operator)]
    public void roles_that_do_not_go_together_are_refused(ActorKind kind, params Role[] roles)
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        var fine = kind == ActorKind.Agent ? Staff.Agent("ada") : Staff.Person("x", Role.Viewer);
        staff.Invite(ada, "x", fine with { Roles = [.. roles] }).ShouldRefuse(ErrorCode.InvalidValue, "roles");
        staff.Invite(ada, "x", fine).ShouldBeAccepted();
        staff.ChangeRoles(ada, "x", [.. roles]).ShouldRefuse(ErrorCode.InvalidValue, "roles");
    }

    [Fact]
    public void names_and_logins_can_be_kept_and_compared()
    {
        var staff = Staff.With("ada");
        var ada = staff.As("ada");
        var fine = Staff.Person("x", Role.Viewer);
        foreach (
            var (wish, field) in new[]
            {
                (fine with { Name = " " }, "name"),
                (fine with { Name = new string('n', 201) }, "name"),
                (fine with { Name = "a\0" }, "name"),
                (fine with { Login = null }, "issuer"),
                (fine with { Login = new("", "x") }, "issuer"),
                (fine with { Login = new("https://id.example.org ", "x") }, "issuer"),
                (fine with { Login = new("https://id.example.org", "x\n") }, "subject"),
                (fine with { Login = new("https://id.example.org", new string('x', 256)) }, "subject"),
                (fine with { Kind = ActorKind.System }, "kind"),
            }
        )
            staff.Invite(ada, "x", wish).ShouldRefuse(ErrorCode.InvalidValue, field);
        staff.Invite(Caller.Console, "x", fine with { Login = null }).ShouldBeAccepted();
    }

    [Fact]
    public void nobody_changes_who_is_not_there()
    {
        var staff = Staff.With("ada");
        staff.ChangeRoles(staff.As("ada"), "nobody", Role.Viewer).ShouldRefuse(ErrorCode.NotFound, "id");
        staff.Remove(staff.As("ada"), "nobody").ShouldRefuse(ErrorCode.NotFound, "id");
    }
}
