using HotDash.Api.Hosting;
using HotDash.Api.Hosting.Identity;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_identity_is_configured
{
    [Fact]
    public void nothing_is_no_fault() =>
        Read().ShouldSatisfyAllConditions(x => x.Issuers.ShouldBeEmpty(), x => x.Shopify.ShouldBeNull());

    [Fact]
    public void several_issuers_stand_side_by_side()
    {
        var options = Read(
            "Issuers:0:Issuer=https://one.example",
            "Issuers:0:Audience=a",
            "Issuers:1:Issuer=http://127.0.0.1:8080/realms/two",
            "Issuers:1:Audience=b",
            "Issuers:1:ShopClaim=shop"
        );
        options.Issuers.Select(x => x.Audience).ShouldBe(["a", "b"]);
        options.Issuers[1].ShopClaim.ShouldBe("shop");
    }

    [Theory]
    [InlineData("Issuers:0:Audience=a", "HotDash:Identity:Issuers:0:Issuer")]
    [InlineData("Issuers:0:Issuer=https://one.example", "HotDash:Identity:Issuers:0:Audience")]
    [InlineData("Issuers:0:Issuer=http://one.example;Issuers:0:Audience=a", "by https")]
    [InlineData("Issuers:0:Issuer=one.example;Issuers:0:Audience=a", "HotDash:Identity:Issuers:0:Issuer")]
    [InlineData(
        "Issuers:0:Issuer=https://one.example;Issuers:0:Audience=a;Issuers:0:Metadata=http://one.example/x",
        "HotDash:Identity:Issuers:0:Metadata"
    )]
    [InlineData("Issuers:0:Issuer=https://one.example;Issuers:0:Audiance=a", "HotDash:Identity:Issuers:0:Audiance")]
    [InlineData(
        "Issuers:0:Issuer=https://x.example;Issuers:0:Audience=a;Issuers:1:Issuer=https://x.example;Issuers:1:Audience=b",
        "more than once"
    )]
    [InlineData("Shopify:Secret=0123456789abcdef0123456789abcdef", "HotDash:Identity:Shopify:ApiKey")]
    [InlineData("Shopify:ApiKey=app", "HotDash:Identity:Shopify:Secret")]
    [InlineData("Shopify:ApiKey=app;Shopify:Secret=planted-too-short", "HotDash:Identity:Shopify:Secret")]
    [InlineData(
        "Shopify:ApiKey=app;Shopify:Secret=0123456789abcdef0123456789abcdef;Shopify:SecondSecret=planted",
        "HotDash:Identity:Shopify:SecondSecret"
    )]
    public void what_cannot_be_used_stops_the_start_and_shows_no_secret(string settings, string said)
    {
        var failure = Should.Throw<InvalidSettingException>(() => Read(settings.Split(';')));
        failure.Message.ShouldContain(said);
        failure.Message.ShouldNotContain("planted");
    }

    private static IdentityOptions Read(params string[] settings) =>
        IdentityOptions.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings
                        .Select(x => x.Split('=', 2))
                        .Select(x => KeyValuePair.Create($"HotDash:Identity:{x[0]}", (string?)x[1]))
                )
                .Build()
        );
}
