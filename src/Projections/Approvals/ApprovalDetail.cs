using HotDash.Domain.Approvals;
using HotDash.Projections.Storage.Sealing;
using Marten;
using NodaTime;

namespace HotDash.Projections.Approvals;

/// <summary>How did an approval stand, at a revision or an instant? Folded from its events, which are kept for ever.</summary>
public sealed class ApprovalDetail(IDocumentStore store, SubjectKeys keys)
{
    /// <summary>As it stood when <paramref name="revision"/> was the present one for the last time, and at <paramref name="asOf"/> at the latest; null when it did not stand yet.</summary>
    public Task<Approval?> AsItStood(string shop, string id, int? revision, Instant? asOf, CancellationToken cancel) =>
        keys.Read(shop, () => Fold(shop, id, revision, asOf, cancel), cancel);

    private async Task<Approval?> Fold(string shop, string id, int? revision, Instant? asOf, CancellationToken cancel)
    {
        await using var session = store.QuerySession(shop);
        Approval? found = null;
        foreach (var stored in await session.Events.FetchStreamAsync(id, token: cancel))
        {
            // A client may name any stream of the shop: only those of approvals are looked at.
            if (stored.Data is not IApprovalFact fact || fact.At > asOf)
                break;
            var next = Approval.Evolve(found, fact);
            if (next.Revision > revision)
                break;
            found = next;
        }
        return revision is null || found?.Revision == revision ? found : null;
    }
}
