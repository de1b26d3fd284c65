using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

public class when_no_member_could_satisfy_a_policy
{
    private readonly Setting _shop = new();

    [Fact, Trait("rule", "R10")]
    public void a_quorum_of_more_than_may_decide_is_refused()
    {
        // Ada, Mia, Max, Anna, Ben; neither the viewer nor the agent.
        _shop.Set(Quorum(6, false)).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, "quorums", "0", "approvals");
        _shop.Set(Quorum(5, false)).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R7")]
    public void who_drafts_it_and_for_whom_does_not_count()
    {
        _shop.Members.Remove(People.Agent);
        _shop.Set(Quorum(5, false)).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, "quorums", "0", "approvals");
        _shop.Set(Quorum(4, false)).ShouldBeAccepted();
        _shop.Members.Add(new(new("agent-x", ActorKind.Agent, People.Max.Actor.Id), [Role.Agent]));
        _shop.Set(Quorum(5, false)).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, "quorums", "0", "approvals");
        // Another shop's person, or one who has left, would be in nobody's way.
        _shop.Members.Add(People.Agent);
        _shop.Set(Quorum(5, false)).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R10")]
    public void a_manager_where_there_is_none_is_refused()
    {
        // An admin is one, and somebody must be an admin to set it: the console is nobody's colleague.
        _shop.Members.RemoveAll(x => x.Has(Role.Manager) || x.Has(Role.Admin));
        _shop
            .Set(Quorum(2, true), Caller.Console)
            .ShouldRefuse(ErrorCode.PolicyUnsatisfiable, "quorums", "0", "manager");
        _shop.Set(Quorum(2, false), Caller.Console).ShouldBeAccepted();
        _shop.Members.Add(People.Ada);
        _shop.Set(Quorum(2, true)).ShouldBeAccepted();
    }

    [Theory, Trait("rule", "R17")]
    [InlineData("OPERATOR", "anna")]
    [InlineData("OPERATOR", "mia")]
    [InlineData("OPERATOR", "ada")]
    [InlineData("MANAGER", "mia")]
    [InlineData("MANAGER", "ada")]
    [InlineData("ADMIN", "ada")]
    public void a_rung_to_a_role_is_satisfied_by_who_has_it_or_one_above(string role, string by)
    {
        _shop.Members.RemoveAll(x => x.Actor.Id != by);
        _shop.Set(Rung(role), Caller.Console).ShouldBeAccepted();
        _shop.Members.Clear();
        _shop.Set(Rung(role, 2), Caller.Console).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, To);
    }

    [Theory, Trait("rule", "R17")]
    [InlineData("OPERATOR", "vera")]
    [InlineData("OPERATOR", "agent-cx")]
    [InlineData("MANAGER", "anna")]
    [InlineData("ADMIN", "mia")]
    public void a_lower_role_does_not_satisfy_it(string role, string only)
    {
        _shop.Members.RemoveAll(x => x.Actor.Id != only);
        _shop.Set(Rung(role), Caller.Console).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, To);
    }

    [Fact, Trait("rule", "R17")]
    public void a_rung_to_a_list_that_nobody_is_on_is_refused()
    {
        _shop.Set(Rung("ON_CALL")).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, To);
        _shop.Set(Rung("VIEWER")).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, To);
        _shop.Set(Rung("ON_CALL") with { Lists = [new("ON_CALL", ["anna", "ben"])] }).ShouldBeAccepted();

        _shop.Members.Remove(People.Anna);
        _shop.Set(Rung("ON_CALL", 2)).ShouldBeAccepted();
        _shop.Members.Remove(People.Ben);
        _shop.Set(Rung("ON_CALL", 3)).ShouldRefuse(ErrorCode.PolicyUnsatisfiable, To);
    }

    [Fact, Trait("rule", "R17")]
    public void a_list_that_a_ladder_escalates_to_cannot_go()
    {
        _shop.Set(Rung("NIGHT") with { Lists = [new("NIGHT", ["anna"]), new("DAY", ["ben"])] }).ShouldBeAccepted();
        _shop
            .Set(new() { Lists = [new("NIGHT", [])] })
            .ShouldRefuse(ErrorCode.PolicyUnsatisfiable, "lists", "0", "members");
        _shop.Set(new() { Lists = [new("DAY", [])] }).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R17")]
    public void on_a_list_are_persons_of_the_shop()
    {
        foreach (var other in (string[])["nobody", "agent-cx"])
            _shop
                .Set(new() { Lists = [new("NIGHT", ["anna", other])] })
                .ShouldRefuse(ErrorCode.NotFound, "lists", "0", "members", "1");
        _shop.Set(new() { Lists = [new("NIGHT", ["anna", "vera"])] }).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R10")]
    public void what_is_not_named_is_not_looked_at()
    {
        _shop.Members.RemoveAll(x => x != People.Ada);
        _shop.Set(new() { HighQuantity = 7 }).ShouldBeAccepted(); // the default quorum needs two
    }

    private static PolicyChange Quorum(int approvals, bool manager) =>
        new() { Quorums = [new(ApprovalKind.Misc, RiskLevel.Low, new(approvals, manager))] };

    private static PolicyChange Rung(string to, int hours = 1) =>
        new() { Ladders = [new(Priority.Low, [new(Duration.FromHours(hours), to)])] };

    private static readonly string[] To = ["ladders", "0", "rungs", "0", "to"];
}
