using NodaTime;

namespace HotDash.Projections.Journal;

/// <summary>What a row of the journal stands for.</summary>
public enum JournalSource
{
    /// <summary>An event of a stream.</summary>
    Event,

    /// <summary>A snapshot of a tile.</summary>
    Snapshot,

    /// <summary>A notification.</summary>
    Notification,
}

/// <summary>One fact's place in the one order of all facts.</summary>
/// <param name="Position">Ascending, with holes: a rolled back transaction leaves one.</param>
/// <param name="Shop">The tenant.</param>
/// <param name="Source">What <paramref name="Ref"/> refers to.</param>
/// <param name="Ref">The event's (snapshot's, notification's) id.</param>
/// <param name="Stream">The stream's key.</param>
/// <param name="Version">The event's version in its stream, from 1.</param>
/// <param name="Type">The event's stored name.</param>
/// <param name="At">When it was appended.</param>
public sealed record JournalRow(
    long Position,
    string Shop,
    JournalSource Source,
    Guid Ref,
    string Stream,
    long Version,
    string Type,
    Instant At
);
