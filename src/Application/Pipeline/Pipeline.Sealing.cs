using HotDash.Domain;

namespace HotDash.Application.Pipeline;

public sealed partial class Pipeline
{
    /// <summary>Sees to the keys of all personal text that is written, in the same transaction; false where a subject was erased.</summary>
    /// <param name="beside">Subjects of what is written beside the facts.</param>
    /// <param name="begun">The stream that begins with these facts; null when none does.</param>
    private static async Task<bool> Seal<TState>(
        Attempt attempt,
        StreamOf<TState> kind,
        IOpenTexts texts,
        IEnumerable<IFact> facts,
        string? begun,
        HashSet<string> seen,
        IEnumerable<string> beside,
        CancellationToken cancel
    )
        where TState : class
    {
        var written = facts.Select(kind.SubjectOf).OfType<string>().Concat(beside).Concat(texts.InClear).ToList();
        foreach (var subject in written)
        {
            if (!seen.Add(subject))
                continue;
            if (await texts.KeyFor(subject, isNew: subject == begun, cancel) is not var (sql, parameters))
                return false;
            attempt.Run(sql, parameters);
        }
        // What is decided rests on what was read: an erasure that came between has it decided anew.
        foreach (var subject in texts.Opened.Where(seen.Add).ToList())
        {
            if (await texts.KeyFor(subject, isNew: false, cancel) is var (sql, parameters))
                attempt.Run(sql, parameters);
        }
        return true;
    }

    private static readonly Refusal Erased = new(
        ErrorCode.InvalidValue,
        "Who this is about was erased; nothing more is written of them.",
        "Leave the reference out, or give the one that they have now."
    );
}
