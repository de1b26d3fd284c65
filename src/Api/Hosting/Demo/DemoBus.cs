using HotDash.Application.Pipeline;
using HotDash.Domain;
using Wolverine;

namespace HotDash.Api.Hosting.Demo;

/// <summary>How what the demo's members wish is decided on: as everything else, over the bus.</summary>
public sealed class DemoBus(IServiceScopeFactory scopes, ILogger<DemoBus> logger)
{
    /// <summary>Sends a member's wish; where it is refused, the log says so.</summary>
    public async Task Send(string member, Func<Caller, Command> wish, CancellationToken cancel)
    {
        var command = wish(DemoShop.CallerOf(member));
        foreach (var refusal in (await Answer<CommandResult>(command, cancel)).Refusals)
            logger.LogDebug("{Actor} was refused: {Code}", member, refusal.Code);
    }

    /// <summary>Sends a command; what the bus answers.</summary>
    public async Task<T> Answer<T>(Command command, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        return await bus.InvokeForTenantAsync<T>(command.Shop, command, cancel);
    }
}
