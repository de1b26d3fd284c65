using HotDash.Domain.Tests.Approvals;

namespace HotDash.Domain.Tests.Shops;

public class when_a_role_is_asked_for
{
    [Fact]
    public void an_agent_is_an_agent_and_no_more_whatever_its_roles_say()
    {
        People.BoldAgent.Has(Role.Agent).ShouldBeTrue();
        People.BoldAgent.Has(Role.Operator, Role.Manager, Role.Admin).ShouldBeFalse();
        People.Agent.Has(Role.Agent).ShouldBeTrue();
    }

    [Fact]
    public void a_person_is_what_the_roles_say_and_nothing_else()
    {
        People.Max.Has(Role.Manager).ShouldBeTrue();
        People.Max.Has(Role.Admin, Role.Operator).ShouldBeTrue();
        People.Max.Has(Role.Admin).ShouldBeFalse();
        People.Stranger.Has(Role.Viewer, Role.Agent).ShouldBeFalse();
    }
}
