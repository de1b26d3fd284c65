using System.Security.Cryptography;
using System.Text;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_a_token_is_wrong(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task without_a_signature_it_proves_nobody()
    {
        var shop = await Shop();
        (await world.Ask(world.Issuer.Token(SigningKey.None, "ann", shop))).ShouldBeUnproven();
        (await world.Ask(world.Issuer.Token(SigningKey.None with { Id = "rsa-1" }, "ann", shop))).ShouldBeUnproven();
        foreach (var none in new[] { "None", "NONE", "", "none " })
            (
                await world.Ask(world.Issuer.Token(SigningKey.None with { Algorithm = none }, "ann", shop))
            ).ShouldBeUnproven();
    }

    /// <summary>Who takes the algorithm from the token would check an HMAC by the public key, which everybody knows.</summary>
    [Fact]
    public async Task an_HMAC_by_the_public_key_proves_nobody()
    {
        var shop = await Shop();
        var n = Base64UrlEncoder.DecodeBytes(IdentityWorld.Rsa.Public["n"]);
        using var shown = RSA.Create(
            new RSAParameters { Modulus = n, Exponent = Base64UrlEncoder.DecodeBytes(IdentityWorld.Rsa.Public["e"]) }
        );
        foreach (
            var secret in new[]
            {
                n,
                shown.ExportSubjectPublicKeyInfo(),
                shown.ExportRSAPublicKey(),
                Encoding.ASCII.GetBytes(shown.ExportSubjectPublicKeyInfoPem()),
                Encoding.ASCII.GetBytes(shown.ExportSubjectPublicKeyInfoPem() + "\n"),
                Encoding.ASCII.GetBytes(shown.ExportRSAPublicKeyPem()),
            }
        )
            (await world.Ask(world.Issuer.Token(SigningKey.Hmac(secret, "rsa-1"), "ann", shop))).ShouldBeUnproven();
    }

    [Theory]
    [InlineData("RS512")]
    [InlineData("PS256")]
    public async Task an_algorithm_that_is_not_allowed_proves_nobody(string algorithm)
    {
        var odd = SigningKey.Rsa("odd", algorithm);
        await using var issuer = await Issuer.Start(odd);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer, issuer.Name);
        (await world.Ask(issuer.Token(odd, "ann", shop), host: host)).ShouldBeUnproven();
        (await world.Ask(issuer.Token(odd with { Algorithm = "RS256" }, "ann", shop), host: host)).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_key_that_is_too_small_signs_nothing()
    {
        var small = SigningKey.Rsa("small", bits: 1024);
        await using var issuer = await Issuer.Start(small);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer, issuer.Name);
        (await world.Ask(issuer.Token(small, "ann", shop), host: host)).ShouldBeUnproven();
    }

    [Fact]
    public async Task another_audience_or_none_proves_nobody()
    {
        var shop = await Shop();
        (await Token(shop, ("aud", "somebody-else"))).ShouldBeUnproven();
        (await Token(shop, ("aud", null))).ShouldBeUnproven();
        (await Token(shop, ("aud", Others))).ShouldBeUnproven();
        (await Token(shop, ("aud", AmongOthers))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task an_issuer_that_nobody_configured_proves_nobody()
    {
        var shop = await Shop();
        (await Token(shop, ("iss", "https://somebody.else.example"))).ShouldBeUnproven();
        (await Token(shop, ("iss", world.Issuer.Name + "/"))).ShouldBeUnproven();
        (await Token(shop, ("iss", null))).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_minute_of_skew_is_forgiven_and_no_more()
    {
        var shop = await Shop();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (await Token(shop, ("exp", now - 61))).ShouldBeUnproven();
        (await Token(shop, ("exp", DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 57))).Status.ShouldBe(200);
        (await Token(shop, ("exp", null))).ShouldBeUnproven();
        (await Token(shop, ("nbf", now + 50))).Status.ShouldBe(200);
        (await Token(shop, ("nbf", now + 120))).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_key_that_nobody_published_proves_nobody()
    {
        var shop = await Shop();
        (await world.Ask(world.Issuer.Token(SigningKey.Rsa("unknown"), "ann", shop))).ShouldBeUnproven();
        // A known id does not make it the known key.
        (await world.Ask(world.Issuer.Token(SigningKey.Rsa("rsa-1"), "ann", shop))).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_claim_of_the_wrong_shape_proves_nobody()
    {
        var shop = await Shop();
        (await Token(shop, ("sub", null))).ShouldBeUnproven();
        (await Token(shop, ("sub", ""))).ShouldBeUnproven();
        (await Token(shop, ("sub", Others))).ShouldBeUnproven();
        (await Token(shop, ("sub", "ann\0"))).ShouldBeUnproven();
        (await Token(shop, ("shop", new { name = shop }))).ShouldBeUnproven();
        (await Token(shop, ("exp", "soon"))).ShouldBeUnproven();
    }

    [Fact]
    public async Task what_must_be_understood_and_is_not_proves_nobody()
    {
        var shop = await Shop();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var token = Jwt.Of(
            IdentityWorld.Rsa,
            new Dictionary<string, object?>
            {
                ["iss"] = world.Issuer.Name,
                ["aud"] = Issuer.Audience,
                ["sub"] = "ann",
                ["exp"] = now + 60,
                ["shop"] = shop,
            },
            ("crit", Others)
        );
        (await world.Ask(token)).ShouldBeUnproven();
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("iss")]
    [InlineData("shop")]
    public async Task half_a_letter_in_a_claim_proves_nobody(string claim)
    {
        var shop = await Shop();
        var payload = new Dictionary<string, object?>
        {
            ["iss"] = world.Issuer.Name,
            ["aud"] = Issuer.Audience,
            ["sub"] = "ann",
            ["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60,
            ["shop"] = shop,
            [claim] = "HALF",
        };
        var text = System.Text.Json.JsonSerializer.Serialize(payload).Replace("HALF", "\\ud800");
        (await world.Ask(Jwt.OfText(IdentityWorld.Rsa, """{"alg":"RS256","kid":"rsa-1"}""", text))).ShouldBeUnproven();
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("Bearer hd_live_")]
    [InlineData("Basic YW5uOmFubg==")]
    public async Task what_is_no_credential_proves_nobody(string authorization) =>
        (
            await IdentityWorld.Send(
                world.Host,
                HttpMethod.Post,
                "/graphql",
                IdentityWorld.Viewer,
                authorization,
                "acme.myshopify.com"
            )
        ).ShouldBeUnproven();

    [Fact]
    public async Task headers_that_proxies_set_prove_nobody()
    {
        var shop = await Shop();
        (string, string)[] forged =
        [
            ("X-Forwarded-User", "actor-ann"),
            ("X-Forwarded-For", "127.0.0.1"),
            ("X-Forwarded-Host", "localhost"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/dev"),
            ("Forwarded", "for=127.0.0.1;host=localhost"),
            ("X-Original-URL", "/dev/tokens"),
        ];
        var anonymous = await IdentityWorld.Send(
            world.Host,
            HttpMethod.Post,
            "/graphql",
            IdentityWorld.Viewer,
            null,
            shop,
            forged
        );
        anonymous.Code.ShouldBe("UNAUTHENTICATED");
        (
            await IdentityWorld.Send(
                world.Host,
                HttpMethod.Post,
                "/graphql",
                IdentityWorld.Viewer,
                "Bearer x",
                shop,
                forged
            )
        ).ShouldBeUnproven();
    }

    private async Task<string> Shop()
    {
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer);
        return shop;
    }

    private Task<Answer> Token(string shop, params (string, object?)[] claims) =>
        world.Ask(world.Issuer.Token(IdentityWorld.Rsa, "ann", shop, claims));

    private static readonly string[] Others = ["a", "b"];
    private static readonly string[] AmongOthers = ["a", Issuer.Audience];
}
