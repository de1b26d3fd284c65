using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDash.Api.Hosting.Identity;
using HotDash.Application.Members;
using HotDash.Domain.Shops;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDash.Application.Tests.World;

/// <summary>A world whose dispatcher can be stopped where it asks who the approvers are: after it has read everything before.</summary>
public sealed class PausingWorld(HotDashDatabases databases) : TellingWorld(databases)
{
    private readonly ConcurrentDictionary<string, Pause> pauses = new();

    /// <summary>Whoever asks next for the members of this shop waits there.</summary>
    public Pause PauseIn(string shop) => pauses[shop] = new Pause();

    protected override void Adjust(IServiceCollection services)
    {
        base.Adjust(services);
        services.RemoveAll<IMembers>();
        services.AddSingleton<IMembers>(x => new PausingMembers(x.GetRequiredService<MemberTable>(), this));
    }

    private sealed class PausingMembers(IMembers members, PausingWorld world) : IMembers
    {
        public async Task<ImmutableDictionary<string, ImmutableHashSet<Role>>> RolesOf(
            string shop,
            IReadOnlyCollection<string> actors,
            CancellationToken cancel
        )
        {
            if (world.pauses.TryRemove(shop, out var pause))
                await pause.Stay(cancel);
            return await members.RolesOf(shop, actors, cancel);
        }

        public Task<Membership> Of(string shop, Login? login, CancellationToken cancel) =>
            members.Of(shop, login, cancel);

        public Task<Caller?> Find(string shop, string actor, CancellationToken cancel) =>
            members.Find(shop, actor, cancel);
    }
}
