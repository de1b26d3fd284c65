namespace HotDash.Application.Pipeline;

/// <summary>Personal text at the boundary of storage, where it is sealed and opened.</summary>
public interface IPersonalTexts
{
    /// <summary>Opens a shop's texts for what follows in this flow, until the answer is disposed of.</summary>
    IOpenTexts Open(string shop);

    /// <summary>Forgets what opens them: one of the shop's subjects was erased.</summary>
    void Forget(string shop);
}

/// <summary>A shop's texts, open for one command.</summary>
public interface IOpenTexts : IDisposable
{
    /// <summary>Subjects whose texts were read as earlier versions stored them: they are sealed with the next write.</summary>
    IReadOnlyCollection<string> InClear { get; }

    /// <summary>Subjects whose texts were read: what rests on them is not written once they are erased.</summary>
    IReadOnlyCollection<string> Opened { get; }

    /// <summary>Whether all that was read is open; if not, it is to be read again.</summary>
    Task<bool> Complete(CancellationToken cancel);

    /// <summary>
    /// The statement of the transaction that makes it possible to write texts of this subject; <c>?</c> marks a parameter. It violates
    /// the key of <see cref="Table"/> where another was faster. Null: the subject was erased.
    /// </summary>
    Task<(string Sql, object[] Parameters)?> KeyFor(string subject, bool isNew, CancellationToken cancel);

    /// <summary>The transaction is committed.</summary>
    void Committed();

    /// <summary>All is read anew: an erasure may have come between.</summary>
    void Renew();

    /// <summary>Another was faster: all is looked up anew.</summary>
    void Forget();

    /// <summary>Where keys are kept.</summary>
    const string Table = "subject_keys";
}
