using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Shops;

public class when_an_agent_gets_a_key
{
    [Fact]
    public void an_admin_gives_it_and_it_names_the_agent_and_its_owner()
    {
        var key = Issued(Wish with { Name = " Replies " });
        key.ShouldBe(
            new ApiKeyIssued(
                Now,
                new By("ada", ActorKind.Person, Role.Admin),
                "api-key-1",
                "bot",
                "olga",
                "Replies",
                "hd_live_Ab3dE_",
                key.Roles,
                Now + Duration.FromDays(90)
            )
        );
        key.Roles.ShouldBe([Role.Agent]);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Auditor)]
    public void nobody_else_may_give_or_take_one(Role role)
    {
        var other = new Caller(new("otto", ActorKind.Person), [role]);
        ApiKey.Issue(Wish, Bot, Facts(other)).Refusal!.Code.ShouldBe(ErrorCode.Forbidden);
        ApiKey.Revoke(Key, Facts(other)).Refusal!.Code.ShouldBe(ErrorCode.Forbidden);
    }

    [Fact]
    public void an_agent_may_not_whatever_its_roles_say()
    {
        var agent = new Caller(new("bot", ActorKind.Agent, "olga"), [Role.Agent, Role.Admin]);
        ApiKey.Issue(Wish, Bot, Facts(agent)).Refusal!.Code.ShouldBe(ErrorCode.Forbidden);
        ApiKey.Revoke(Key, Facts(agent)).Refusal!.Code.ShouldBe(ErrorCode.Forbidden);
    }

    [Fact]
    public void it_is_for_agents_that_have_an_owner_alone()
    {
        ApiKey.Issue(Wish, null, Facts(Ada)).ShouldRefuse(ErrorCode.NotFound, "agent");
        ApiKey.Issue(Wish, Ada, Facts(Ada)).ShouldRefuse(ErrorCode.InvalidValue, "agent");
        ApiKey
            .Issue(Wish, new(new("bot", ActorKind.Agent), [Role.Agent]), Facts(Ada))
            .ShouldRefuse(ErrorCode.InvalidValue, "agent");
    }

    [Fact]
    public void it_gives_no_role_but_the_agents()
    {
        ApiKey
            .Issue(Wish with { Roles = [Role.Agent, Role.Operator] }, Bot, Facts(Ada))
            .ShouldRefuse(ErrorCode.InvalidValue, "roles");
        Issued(Wish with { Roles = [Role.Agent] }).Roles.ShouldBe([Role.Agent]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    public void its_name_is_one_line(string name) =>
        ApiKey.Issue(Wish with { Name = name }, Bot, Facts(Ada)).ShouldRefuse(ErrorCode.InvalidValue, "name");

    [Fact]
    public void its_name_has_a_hundred_characters_at_most()
    {
        Issued(Wish with { Name = new('n', 100) });
        ApiKey.Issue(Wish with { Name = new('n', 101) }, Bot, Facts(Ada)).ShouldRefuse(ErrorCode.InvalidValue, "name");
    }

    [Fact]
    public void it_expires_after_now_and_within_a_year()
    {
        Issued(Wish with { ExpiresAt = Now + Duration.FromDays(366) });
        foreach (var wrong in new[] { Now, Now - Duration.FromDays(1), Now + Duration.FromDays(367) })
            ApiKey
                .Issue(Wish with { ExpiresAt = wrong }, Bot, Facts(Ada))
                .ShouldRefuse(ErrorCode.InvalidValue, "expiresAt");
    }

    [Fact]
    public void it_is_taken_back_once_and_for_ever()
    {
        var ruling = ApiKey.Revoke(Key, Facts(Ada));
        var revoked = ApiKey.Evolve(Key, ruling.Events.Single())!;
        revoked.RevokedAt.ShouldBe(Now);
        revoked.Version.ShouldBe(2);
        ApiKey.Revoke(revoked, Facts(Ada)).ShouldBe(Ruling.Nothing);
        ApiKey.Revoke(null, Facts(Ada)).ShouldRefuse(ErrorCode.NotFound, "id");
    }

    private static ApiKeyIssued Issued(ApiKeyWish wish)
    {
        var ruling = ApiKey.Issue(wish, Bot, Facts(Ada));
        ruling.Refusal.ShouldBeNull();
        return (ApiKeyIssued)ruling.Events.Single();
    }

    private static Facts Facts(Caller caller) => new(Now, caller, ApprovalPolicy.Default);

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly Caller Ada = new(new("ada", ActorKind.Person), [Role.Admin]);
    private static readonly Caller Bot = new(new("bot", ActorKind.Agent, "olga"), [Role.Agent]);
    private static readonly ApiKeyWish Wish = new("api-key-1", "bot", "Replies", "hd_live_Ab3dE_", [], null);
    private static ApiKey Key => ApiKey.Evolve(null, Issued(Wish))!;
}
