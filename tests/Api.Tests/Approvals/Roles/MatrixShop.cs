using HotDash.Domain.Approvals;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Xunit;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>
/// One shop with the whole cast, before a host whose clock stands still, so that no window closes under the test. An approval in each
/// place serves all that are refused there; who may do something gets one of its own.
/// </summary>
public sealed class MatrixShop : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private readonly Dictionary<string, ApiClient> _clients = [];
    private TestDatabase? _database;
    private HotDashHost? _host;

    public FakeClock Clock { get; } = new(SystemClock.Instance.GetCurrentInstant());

    internal ApiClient As(Cast who) => _clients[who.Id];

    internal IServiceProvider Services => _host!.Services;

    /// <summary>An approval of its own in this place.</summary>
    internal async Task<Approval> New(string place)
    {
        var life = Life.To(place, Clock.GetCurrentInstant());
        using var texts = Services.GetRequiredService<SubjectKeys>().Open(Name);
        await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession(Name);
        var subjects = life.Facts.OfType<IApprovalFact>().Select(x => x.PersonalTextOf()?.Subject);
        await texts.StageAsync(session, subjects.OfType<string>().Distinct());
        session.Events.StartStream<Approval>(life.Id, life.Facts);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return life.It;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await _databases.CreateDatabaseAsync();
        _host = await HotDashHost.StartAsync(
            _database.ConnectionString,
            builder => builder.Services.AddSingleton<IClock>(Clock),
            "--HotDash:Limits:RequestBurst=1000000",
            "--HotDash:Limits:RequestsPerSecond=1000000"
        );
        foreach (var who in Cast.All)
            _clients[who.Id] = await ApiClient.Of(_host, Name, who.Member, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        await _databases.DisposeAsync();
    }

    private const string Name = "matrix.myshopify.com";
}
