using HotDash.Application.Policies;
using HotDash.Domain.Policies;
using HotDash.Projections.Journal;
using HotDash.Projections.Policies;

namespace HotDash.Api.Hosting.Policies;

/// <summary>Policies as commands need them, and while the host runs, told of every setting, whichever node made it.</summary>
internal sealed class StoredPolicies(PolicyList list, JournalFollower follower)
    : IApprovalPolicies,
        IHostedService,
        IDisposable
{
    private JournalSubscription? _settings;

    public ValueTask<ApprovalPolicy> Known(string shop, CancellationToken cancel) => list.Known(shop, cancel);

    public Task<ApprovalPolicy> Present(string shop, CancellationToken cancel) => list.Present(shop, cancel);

    public void Forget(string shop) => list.Forget(shop);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _settings = follower.Subscribe(list.Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _settings?.Dispose();
}
