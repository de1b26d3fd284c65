using HotDash.Domain.Subjects;
using HotDash.Projections.Storage.Sealing;
using Marten;

namespace HotDash.Projections.Subjects;

/// <summary>Was a subject erased, does a legal hold keep it?</summary>
public sealed class SubjectState(IDocumentStore store, SubjectKeys keys)
{
    /// <summary>The subject as it stands.</summary>
    public Task<DataSubject> Of(string shop, string subject, CancellationToken cancel) =>
        keys.Read(
            shop,
            async () =>
            {
                await using var session = store.QuerySession(shop);
                var stream = DataSubject.StreamOf(subject);
                return await session.Events.AggregateStreamAsync<DataSubject>(stream, token: cancel)
                    ?? DataSubject.None;
            },
            cancel
        );
}
