using HotDash.Application.Pipeline;
using HotDash.Projections.Storage.Sealing;

namespace HotDash.Api.Hosting.Sealing;

/// <summary>Personal text as commands need it, over the keys of its subjects.</summary>
internal sealed class StoredTexts(SubjectKeys keys) : IPersonalTexts
{
    public IOpenTexts Open(string shop) => new OfCommand(keys.Open(shop));

    public void Forget(string shop) => keys.Drop(shop);

    private sealed class OfCommand(OpenTexts texts) : IOpenTexts
    {
        public IReadOnlyCollection<string> InClear => texts.InClear;

        public IReadOnlyCollection<string> Opened => texts.Opened;

        public Task<bool> Complete(CancellationToken cancel) => texts.Complete(cancel);

        public Task<(string Sql, object[] Parameters)?> KeyFor(string subject, bool isNew, CancellationToken cancel) =>
            texts.KeyFor(subject, isNew, cancel);

        public void Committed() => texts.Committed();

        public void Renew() => texts.Renew();

        public void Forget() => texts.Forget();

        public void Dispose() => texts.Dispose();
    }
}
