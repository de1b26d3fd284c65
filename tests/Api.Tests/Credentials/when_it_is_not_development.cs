using HotDash.Api.Hosting.Identity;
using HotDash.Domain;
using HotDash.Projections.Storage;
using HotDash.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

/// <summary>The program as it is started, without what the suite's hosts add.</summary>
public sealed class when_it_is_not_development(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Theory]
    [InlineData("Production", 401)]
    [InlineData("Staging", 401)]
    [InlineData("Development", 200)]
    public async Task dev_tokens_prove_nobody_though_their_key_is_in_the_database(string environment, int status)
    {
        var cancel = TestContext.Current.CancellationToken;
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer);
        var token = await world
            .Host.Services.GetRequiredService<DevTokens>()
            .Issue(shop, new Actor("actor-ann", ActorKind.Person), cancel);
        await using var app = Program.Build([
            $"--environment={environment}",
            $"--ConnectionStrings:HotDash={world.ConnectionString}",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            "--HotDash:Metrics:Url=off",
            $"--HotDash:Sealing:MasterKeys={TestMasterKeys.Value}",
        ]);
        await app.StartAsync(cancel);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        using var asked = await http.PostAsync(
            "/graphql",
            System.Net.Http.Json.JsonContent.Create(new { query = IdentityWorld.Viewer }),
            cancel
        );
        ((int)asked.StatusCode).ShouldBe(status);
        using var wished = await http.PostAsync(
            "/dev/tokens",
            System.Net.Http.Json.JsonContent.Create(new { shop, actor = "actor-ann" }),
            cancel
        );
        ((int)wished.StatusCode).ShouldBe(status == 401 ? 404 : 200);
        await app.StopAsync(cancel);
    }
}
