using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;

namespace HotDash.Domain.Tests.Shops;

public class when_a_shop_is_made
{
    [Fact]
    public void the_console_makes_it_and_nobody_else()
    {
        var made = Create(null, Caller.Console).Single<ShopCreated>();
        made.Domain.ShouldBe("acme.myshopify.com");
        made.By.ShouldBe(new By("system/console", ActorKind.System));
        Create(null, People.Ada).ShouldRefuse(ErrorCode.Forbidden);
        Create(null, People.Agent).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact]
    public void it_has_an_admin_from_the_first_moment()
    {
        Create(null, Caller.Console, Staff.Person("a", Role.Manager)).ShouldRefuse(ErrorCode.LastAdmin, "admin");
        Create(null, Caller.Console, Staff.Person("a", Role.Admin, Role.Auditor))
            .ShouldRefuse(ErrorCode.InvalidValue, "roles");
        Create(null, Caller.Console, Staff.Agent("ada")).ShouldRefuse(ErrorCode.LastAdmin, "admin");
    }

    [Fact]
    public void making_it_again_is_success_for_its_admin_alone()
    {
        var shop = Shop.Evolve(null, Create(null, Caller.Console).Single<ShopCreated>());
        var known = new Caller(new("ada", ActorKind.Person), [Role.Admin]);
        Create(shop, Caller.Console, membership: new([known], KnownAs: "ada")).ShouldBeNothing();
        Create(shop, Caller.Console, membership: new([known])).ShouldRefuse(ErrorCode.InvalidState);
        Create(shop, Caller.Console, membership: new([], KnownAs: "ada")).ShouldRefuse(ErrorCode.InvalidState);
    }

    [Theory]
    [InlineData("acme.myshopify.com")]
    [InlineData("a-1.b.example")]
    [InlineData("0.xn--p1ai")]
    public void a_domain_is_a_domain(string domain) => Shop.FaultOf(domain).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("Acme.myshopify.com")]
    [InlineData("acme..com")]
    [InlineData("acme.com.")]
    [InlineData("-acme.com")]
    [InlineData("acme-.com")]
    [InlineData("acme_1.com")]
    [InlineData("äcme.com")]
    [InlineData("acme.com/admin")]
    [InlineData("https://acme.com")]
    [InlineData("127.0.0.1")]
    [InlineData("*system*")]
    [InlineData(" acme.com")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123.com")]
    public void what_is_none_is_refused(string domain)
    {
        Shop.FaultOf(domain).ShouldNotBeNull();
        Create(null, Caller.Console, domain: domain).ShouldRefuse(ErrorCode.InvalidValue, "domain");
    }

    private static Ruling Create(
        Shop? before,
        Caller by,
        Invitation? admin = null,
        Membership? membership = null,
        string domain = "acme.myshopify.com"
    ) =>
        Shop.Create(
            before,
            domain,
            admin ?? Staff.Person("a", Role.Admin),
            "new",
            membership ?? new([]),
            Staff.Facts(by)
        );
}
