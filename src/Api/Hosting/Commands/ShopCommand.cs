using HotDash.Application.Pipeline;
using HotDash.Application.Shops;
using HotDash.Domain;
using HotDash.Domain.Shops;
using Wolverine;

namespace HotDash.Api.Hosting.Commands;

/// <summary>
/// <c>shop create</c>: a shop with its first admin, on the configured database or the private cluster, whether a process serves it
/// already or not. Whoever may start HotDash may do it.
/// </summary>
internal static class ShopCommand
{
    /// <summary>The first word of its command line.</summary>
    public const string Verb = "shop";

    /// <returns>0: the shop is there with this admin, now or before; 1: it is not; 2: what was typed cannot be read.</returns>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        if (ShopArguments.Parse(args.AsSpan(1), out var fault) is not { } typed)
            return await Say(2, $"{fault}\n\n{ShopArguments.Usage}");
        if (Shop.FaultOf(typed.Domain) is { } wrong)
            return await Say(
                1,
                $"'{typed.Domain}' is not the domain of a shop: {wrong}. Name it as acme.myshopify.com."
            );
        return await DatabaseHosting.WithDatabaseAsync(
            [Verb, .. typed.Settings],
            async database => await Create(typed, build([.. typed.Settings, .. database!.Arguments, .. Quiet])),
            beside: true
        );
    }

    private static async Task<int> Create(ShopArguments typed, WebApplication app)
    {
        await using var host = app;
        await host.StartAsync();
        CommandResult result;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var admin = new Invitation(ActorKind.Person, typed.Name, [Role.Admin], Login: typed.Admin);
            result = await scope
                .ServiceProvider.GetRequiredService<IMessageBus>()
                .InvokeForTenantAsync<CommandResult>(
                    typed.Domain,
                    new CreateShop(admin) { Shop = typed.Domain, By = Caller.Console }
                );
        }
        await host.StopAsync();
        if (result.Refusals is [var refusal, ..])
            return await Say(1, $"{refusal.Message} {refusal.NextStep}");
        await Console.Out.WriteLineAsync($"{typed.Domain} is there, and {typed.Name} is an admin of it.");
        return 0;
    }

    private static async Task<int> Say(int code, string text)
    {
        await Console.Error.WriteLineAsync(text);
        return code;
    }

    // The whole host, for a moment, where nobody asks it anything.
    private static readonly string[] Quiet =
    [
        "--urls=http://127.0.0.1:0",
        "--HotDash:Metrics:Url=off",
        "--Logging:LogLevel:Default=Error",
    ];
}
