using HotDash.Domain;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>
/// Where the personal text of one shop is open, for as long as one piece of work reads and writes it. What is read without its key
/// at hand reads as erased until <see cref="Complete"/> has fetched the key and the reading is done again.
/// </summary>
public sealed class OpenTexts : IDisposable
{
    private static readonly AsyncLocal<OpenTexts?> Ambient = new();

    private readonly SubjectKeys _keys;
    private readonly OpenTexts? _outer;
    private readonly Dictionary<string, SubjectKey?> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inClear = new(StringComparer.Ordinal);
    private readonly HashSet<SubjectKey> _fresh = [];
    private readonly Dictionary<PersonalText, Seal> _sealed = new(ReferenceEqualityComparer.Instance);
    private readonly long _drops;

    internal OpenTexts(SubjectKeys keys, string shop)
    {
        (_keys, Shop, _outer, _drops) = (keys, shop, Ambient.Value, keys.Drops);
        Ambient.Value = this;
    }

    /// <summary>Whose texts.</summary>
    public string Shop { get; }

    /// <summary>Subjects whose texts were read as earlier versions stored them: they are sealed with the next write.</summary>
    public IReadOnlyCollection<string> InClear => _inClear;

    /// <summary>Subjects whose texts were read: what rests on them is not written once they are erased.</summary>
    public IReadOnlyCollection<string> Opened => _opened;

    internal static OpenTexts Current =>
        Ambient.Value
        ?? throw new InvalidOperationException("Personal text is read and written within OpenTexts alone.");

    /// <summary>Whether all that was read is open. Otherwise the keys are at hand now, and what was read is to be read again.</summary>
    public async Task<bool> Complete(CancellationToken cancel)
    {
        if (_missing.Count == 0)
            return true;
        await Fetch([.. _missing], cancel);
        _missing.Clear();
        return false;
    }

    /// <summary>
    /// What the transaction that writes texts of this subject does beside: keeps its new key, or fails where its key was destroyed
    /// meanwhile. <c>?</c> marks a parameter. Null: the subject was erased, and nothing more is written of it.
    /// </summary>
    /// <param name="subject">Whose texts are written.</param>
    /// <param name="isNew">Whether it cannot have a key yet, so that none is looked for.</param>
    /// <param name="cancel">Ends the looking.</param>
    public async Task<(string Sql, object[] Parameters)?> KeyFor(string subject, bool isNew, CancellationToken cancel)
    {
        if (!isNew && Find(subject) is null && !_known.ContainsKey(subject))
            await Fetch([subject], cancel);
        if (Find(subject) is not { } key)
            _fresh.Add((_known[subject] = key = SubjectKey.Make(Shop, subject))!);
        if (key.IsDestroyed)
            return null;
        return _fresh.Contains(key) ? _keys.Keep(key) : SubjectKeys.StillThere(key);
    }

    /// <summary>What was written is committed: its new keys are stored.</summary>
    public void Committed()
    {
        _keys.Add(_fresh, Shop, _drops);
        _fresh.Clear();
    }

    /// <summary>What was read is read anew, and so are its keys: an erasure may have come between.</summary>
    public void Renew()
    {
        _known.Clear();
        _fresh.Clear();
        _sealed.Clear();
        _opened.Clear();
        _inClear.Clear();
    }

    /// <summary>Another was faster with a key: all are read anew.</summary>
    public void Forget()
    {
        Renew();
        _keys.Drop(Shop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Ambient.Value == this)
            Ambient.Value = _outer;
    }

    internal PersonalText Open(string subject, Seal seal)
    {
        if (Find(subject) is not { } key)
        {
            // Looked for, and not there: it was never one of ours.
            if (_known.ContainsKey(subject))
                throw new UnreadableTextException(seal);
            _missing.Add(subject);
            return Erased(subject, seal);
        }
        if (key.IsDestroyed)
            return Erased(subject, seal);
        _opened.Add(subject);
        return key.Open(seal, _keys.Cipher) is { } text
            ? new(subject, text) { Seal = seal }
            : throw new UnreadableTextException(seal);
    }

    internal PersonalText Clear(string subject, string text)
    {
        var key = Find(subject);
        if (key is null && !_known.ContainsKey(subject))
            _missing.Add(subject);
        if (key is { IsDestroyed: true })
            return Erased(subject, new Seal(key.Id, string.Empty));
        _inClear.Add(subject);
        return new(subject, text);
    }

    internal Seal Seal(PersonalText text)
    {
        if (_sealed.TryGetValue(text, out var known))
            return known;
        return Find(text.Subject) is { IsDestroyed: false } key
            ? _sealed[text] = key.Seal(text.Text, _keys.Cipher)
            : throw new InvalidOperationException("A personal text is written without its subject's key.");
    }

    private async Task Fetch(string[] subjects, CancellationToken cancel)
    {
        foreach (var subject in subjects)
            _known[subject] = null;
        foreach (var key in await _keys.Fetch(Shop, subjects, cancel))
            _known[key.Subject] = key;
    }

    private SubjectKey? Find(string subject)
    {
        if (_known.TryGetValue(subject, out var known))
            return known;
        if (_keys.Find(Shop, subject) is { } cached)
            return _known[subject] = cached;
        return null;
    }

    private static PersonalText Erased(string subject, Seal seal) =>
        new(subject, PersonalText.Erased) { IsErased = true, Seal = seal };
}
