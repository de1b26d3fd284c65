using HotDash.Application.Pipeline;
using HotDash.Application.Trust;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HotDash.Application.Tests.Trust;

/// <summary>A world in which a test says what is drawn at random.</summary>
public sealed class TrustWorld(HotDashDatabases databases) : HotDashWorld(databases)
{
    /// <summary>0..99; 10 and above go to nobody on the default terms.</summary>
    public int Drawn { get; set; } = 99;

    protected override void Adjust(IServiceCollection services) => services.AddSingleton(new Draw(() => Drawn));

    /// <summary>Through this process.</summary>
    public static async Task<CommandResult> SendTo(HotDashHost host, Command command)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IMessageBus>()
            .InvokeForTenantAsync<CommandResult>(command.Shop, command);
    }
}
