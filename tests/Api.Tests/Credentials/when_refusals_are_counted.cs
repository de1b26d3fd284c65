using System.Text.RegularExpressions;
using HotDash.Api.Hosting;
using HotDash.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed partial class when_refusals_are_counted(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task operators_see_why_by_a_few_words_and_never_who()
    {
        var host = await world.Start([.. world.Issuer.Settings(), "--HotDash:Metrics:Url=http://127.0.0.1:0"]);
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer);
        var key = "hd_live_" + new string('A', 43);
        foreach (
            var credential in new[]
            {
                "planted-word",
                key,
                world.Issuer.Token(IdentityWorld.Rsa, "planted-subject", shop),
                world.Issuer.Token(IdentityWorld.Rsa, "ann"),
                world.Issuer.Token(IdentityWorld.Rsa, "ann", shop, ("iss", "https://planted.example")),
                world.Issuer.Token(IdentityWorld.Rsa, "ann", shop, ("aud", "planted")),
                world.Issuer.Token(IdentityWorld.Rsa, "ann", shop, ("exp", 1)),
                world.Issuer.Token(SigningKey.None, "ann", shop),
                world.Issuer.Token(SigningKey.Rsa("planted-kid"), "ann", shop),
                world.Issuer.Token(SigningKey.Rsa("rsa-1"), "ann", shop),
            }
        )
            (await world.Ask(credential, host: host)).ShouldBeUnproven();

        using var http = new HttpClient();
        var served = host.Services.GetServices<IHostedService>().OfType<MetricsServer>().Single().Served!;
        var text = await http.GetStringAsync(new Uri(served), TestContext.Current.CancellationToken);

        var counted = Counted().Matches(text).Select(x => x.Groups[1].Value).ToList();
        // Other tests of this process are counted along: what must be there is.
        foreach (
            var reason in new[]
            {
                "malformed",
                "api_key",
                "member",
                "shop",
                "issuer",
                "audience",
                "time",
                "algorithm",
                "unknown_key",
                "signature",
            }
        )
            counted.ShouldContain($"reason=\"{reason}\"");
        text.ShouldNotContain("planted");
        text.ShouldNotContain(key);
    }

    [GeneratedRegex(
        @"^hotdash_authentication_refused_total\{[^}]*?(reason=""[a-z_]+"")\} [1-9]",
        RegexOptions.Multiline
    )]
    private static partial Regex Counted();
}
