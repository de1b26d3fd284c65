using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_an_issuer_says_who_asks(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    public static TheoryData<string> Algorithms => ["RS256", "ES256", "EdDSA"];

    [Theory, MemberData(nameof(Algorithms))]
    public async Task a_member_is_known_by_its_token(string algorithm)
    {
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Manager);

        var answer = await world.Ask(world.Issuer.Token(Key(algorithm), "ann", shop));

        answer.Status.ShouldBe(200, answer.Text);
        var viewer = answer.Data.GetProperty("viewer");
        viewer.GetProperty("actor").GetString().ShouldBe("actor-ann");
        viewer.GetProperty("shop").GetString().ShouldBe(shop);
        viewer.GetProperty("roles").EnumerateArray().Single().GetString().ShouldBe("MANAGER");
    }

    [Theory, MemberData(nameof(Algorithms))]
    public async Task a_signature_with_one_bit_turned_proves_nobody(string algorithm)
    {
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Manager);
        var key = Key(algorithm);
        var turned = key with
        {
            Sign = bytes =>
            {
                var signature = key.Sign(bytes);
                signature[20] ^= 1;
                return signature;
            },
        };

        (await world.Ask(world.Issuer.Token(turned, "ann", shop))).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_token_that_names_no_shop_is_good_for_the_shops_of_its_member_alone()
    {
        var (shop, other, none) = (world.NewShop(), world.NewShop(), world.NewShop());
        await world.Member(shop, "ben", Role.Viewer);
        await world.Member(other, "ben", Role.Admin);
        var token = world.Issuer.Token(IdentityWorld.Rsa, "ben");

        (await world.Ask(token, shop)).Text.ShouldContain("VIEWER");
        (await world.Ask(token, other)).Text.ShouldContain("ADMIN");
        (await world.Ask(token, none)).ShouldBeUnproven();
        (await world.Ask(token)).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_token_that_names_a_shop_is_good_for_no_other()
    {
        var (shop, other) = (world.NewShop(), world.NewShop());
        await world.Member(shop, "cleo", Role.Viewer);
        await world.Member(other, "cleo", Role.Admin);
        var token = world.Issuer.Token(IdentityWorld.Ec, "cleo", shop);

        (await world.Ask(token)).Text.ShouldContain("VIEWER");
        (await world.Ask(token, shop)).Text.ShouldContain("VIEWER");
        (await world.Ask(token, other)).ShouldBeUnproven();
    }

    [Fact]
    public async Task the_same_subject_of_another_issuer_is_somebody_else()
    {
        await using var second = await Issuer.Start(IdentityWorld.Rsa);
        var host = await world.Start([.. world.Issuer.Settings(), .. second.Settings(1)]);
        var shop = world.NewShop();
        await world.Member(shop, "dora", Role.Viewer);

        (await world.Ask(second.Token(IdentityWorld.Rsa, "dora", shop), host: host)).ShouldBeUnproven();
        await world.Run("update hotdash.members set issuer = $1 where shop = $2", second.Name, shop);
        (await world.Ask(second.Token(IdentityWorld.Rsa, "dora", shop), host: host)).Text.ShouldContain("VIEWER");
        (await world.Ask(world.Issuer.Token(IdentityWorld.Rsa, "dora", shop), host: host)).ShouldBeUnproven();
    }

    [Fact]
    public async Task a_key_that_is_new_is_found_without_a_restart()
    {
        await using var issuer = await Issuer.Start(IdentityWorld.Rsa);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "eva", Role.Viewer, issuer.Name);
        (await world.Ask(issuer.Token(IdentityWorld.Rsa, "eva", shop), host: host)).Status.ShouldBe(200);

        var next = SigningKey.Ec("ec-2");
        issuer.Publish(next);

        (await world.Ask(issuer.Token(next, "eva", shop), host: host)).Status.ShouldBe(200);
        (await world.Ask(issuer.Token(IdentityWorld.Rsa, "eva", shop), host: host)).ShouldBeUnproven();
    }

    [Fact]
    public async Task made_up_key_ids_do_not_flood_the_issuer()
    {
        await using var issuer = await Issuer.Start(IdentityWorld.Rsa);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "fay", Role.Viewer, issuer.Name);
        for (var i = 0; i < 50; i++)
            (
                await world.Ask(issuer.Token(IdentityWorld.Rsa with { Id = $"made-up-{i}" }, "fay", shop), host: host)
            ).ShouldBeUnproven();

        issuer.Asked.ShouldBeLessThan(15);
        (await world.Ask(issuer.Token(IdentityWorld.Rsa, "fay", shop), host: host)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task an_issuer_that_is_away_costs_nobody_whose_key_is_known()
    {
        var issuer = await Issuer.Start(IdentityWorld.Rsa);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "gus", Role.Viewer, issuer.Name);
        var known = issuer.Token(IdentityWorld.Rsa, "gus", shop);
        (await world.Ask(known, host: host)).Status.ShouldBe(200);
        var unknown = issuer.Token(SigningKey.Ec("ec-3"), "gus", shop);

        await issuer.DisposeAsync();

        (await world.Ask(known, host: host)).Status.ShouldBe(200);
        (await world.Ask(unknown, host: host)).ShouldBeUnproven();
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(302, null)]
    [InlineData(null, "https://somebody.else.example")]
    public async Task an_issuer_that_could_never_be_asked_is_told_of_and_may_come_back(int? fails, string? callsItself)
    {
        await using var issuer = await Issuer.Start(IdentityWorld.Rsa);
        (issuer.Fails, issuer.CallsItself) = (fails, callsItself);
        var host = await world.Start(issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "hal", Role.Viewer, issuer.Name);
        var token = issuer.Token(IdentityWorld.Rsa, "hal", shop);

        var answer = await world.Ask(token, host: host);
        answer.Status.ShouldBe(503);
        answer.Code.ShouldBe("UNAVAILABLE");
        answer.Headers.RetryAfter.ShouldNotBeNull();

        (issuer.Fails, issuer.CallsItself) = (null, null);
        await IdentityWorld.Until(async () => (await world.Ask(token, host: host)).Status == 200);
    }

    private static SigningKey Key(string algorithm) =>
        algorithm switch
        {
            "RS256" => IdentityWorld.Rsa,
            "ES256" => IdentityWorld.Ec,
            _ => IdentityWorld.EdDsa,
        };
}
