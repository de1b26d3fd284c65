using System.Security.Cryptography;
using System.Text;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_shopify_says_who_asks(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task a_session_token_names_the_shop_and_the_person()
    {
        var shop = await Shop();
        var answer = await world.Ask(Token(shop));
        answer.Status.ShouldBe(200, answer.Text);
        answer.Data.GetProperty("viewer").GetProperty("shop").GetString().ShouldBe(shop);
        answer.Data.GetProperty("viewer").GetProperty("actor").GetString().ShouldBe("actor-42");
    }

    [Fact]
    public async Task both_secrets_are_good_while_they_change_over_and_no_third()
    {
        var shop = await Shop();
        (await world.Ask(Token(shop, secret: "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"))).Status.ShouldBe(200);
        (await world.Ask(Token(shop, secret: "shpss_00000000000000000000000000000000"))).ShouldBeUnproven();
        (await world.Ask(Token(shop, secret: ""))).ShouldBeUnproven();
    }

    [Fact]
    public async Task issuer_and_destination_must_name_the_same_shop()
    {
        var (shop, other) = (await Shop(), await Shop());
        (await world.Ask(Token(shop, ("dest", $"https://{other}")))).ShouldBeUnproven();
        (await world.Ask(Token(shop, ("iss", $"https://{other}/admin")))).ShouldBeUnproven();
        (await world.Ask(Token(shop, ("dest", null)))).ShouldBeUnproven();
        (await world.Ask(Token(shop), other)).ShouldBeUnproven();
        (await world.Ask(Token(shop), shop)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("https://acme.example/admin")]
    [InlineData("https://acme.myshopify.com.example/admin")]
    [InlineData("https://.myshopify.com/admin")]
    [InlineData("http://acme.myshopify.com/admin")]
    [InlineData("https://acme.myshopify.com/admin\n")]
    [InlineData("https://acme.myshopify.com/")]
    public async Task only_shopifys_own_names_are_issuers(string issuer)
    {
        var shop = "acme.myshopify.com";
        var token = Token(shop, ("iss", issuer));
        (await world.Ask(token)).ShouldBeUnproven();
    }

    [Fact]
    public async Task another_app_or_a_minute_too_late_proves_nobody()
    {
        var shop = await Shop();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (await world.Ask(Token(shop, ("aud", "another-app")))).ShouldBeUnproven();
        (await world.Ask(Token(shop, ("exp", now - 61)))).ShouldBeUnproven();
        (await world.Ask(Token(shop, ("nbf", now + 120)))).ShouldBeUnproven();
        (await world.Ask(Token(shop, ("exp", DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 57)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task other_algorithms_prove_nobody()
    {
        var shop = await Shop();
        var claims = Claims(shop, []);
        (await world.Ask(Jwt.Of(SigningKey.None, claims))).ShouldBeUnproven();
        (await world.Ask(Jwt.Of(IdentityWorld.Rsa, claims))).ShouldBeUnproven();
        var secret = Encoding.UTF8.GetBytes(IdentityWorld.ShopifySecret);
        var longer = new SigningKey(null, "HS512", [], bytes => HMACSHA512.HashData(secret, bytes));
        (await world.Ask(Jwt.Of(longer, claims))).ShouldBeUnproven();
    }

    [Fact]
    public async Task the_apps_secret_signs_for_no_issuer_of_others()
    {
        var shop = await Shop();
        await world.Member(shop, "ann", Role.Admin);
        var key = SigningKey.Hmac(Encoding.UTF8.GetBytes(IdentityWorld.ShopifySecret), "rsa-1");
        (await world.Ask(world.Issuer.Token(key, "ann", shop))).ShouldBeUnproven();
    }

    private async Task<string> Shop()
    {
        var shop = world.NewShop();
        await world.Member(shop, "42", Role.Operator, $"https://{shop}/admin");
        return shop;
    }

    private static string Token(string shop, params (string, object?)[] other) =>
        Token(shop, IdentityWorld.ShopifySecret, other);

    private static string Token(string shop, string secret, params (string, object?)[] other) =>
        Jwt.Of(SigningKey.Hmac(Encoding.UTF8.GetBytes(secret)), Claims(shop, other));

    private static Dictionary<string, object?> Claims(string shop, (string, object?)[] other)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = $"https://{shop}/admin",
            ["dest"] = $"https://{shop}",
            ["aud"] = IdentityWorld.ShopifyApp,
            ["sub"] = "42",
            ["exp"] = now + 60,
            ["nbf"] = now,
            ["iat"] = now,
            ["jti"] = Guid.NewGuid().ToString(),
            ["sid"] = "s",
        };
        foreach (var (name, value) in other)
            claims[name] = value;
        return claims;
    }
}
