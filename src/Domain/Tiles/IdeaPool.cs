using System.Collections.Immutable;

namespace HotDash.Domain.Tiles;

/// <summary>R30: exactly five ideas, exactly one of them a wildcard.</summary>
/// <param name="Ideas">Five.</param>
/// <param name="Pending">How many wait for a word.</param>
/// <param name="Accepted">How many were taken up.</param>
/// <param name="Rejected">How many were not.</param>
public sealed record IdeaPool(ImmutableArray<Idea> Ideas, int Pending, int Accepted, int Rejected) : TileData
{
    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.IdeaPool;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [("pending", Pending), ("accepted", Accepted), ("rejected", Rejected)];

    internal override Refusal? Broken() =>
        (
            Ideas.Length != Size
                ? DataLimits.Value($"A pool has {Size} ideas; these are {Ideas.Length}.", "Send five.", "ideas")
                : null
        )
        ?? DataLimits.Each(
            Ideas,
            Size,
            "ideas",
            (idea, path) =>
                DataLimits.Line(idea.Id, DataLimits.Name, [.. path, "id"])
                ?? DataLimits.Line(idea.Title, DataLimits.Title, [.. path, "title"])
        )
        ?? DataLimits.Distinct(Ideas.Select(x => x.Id), "ideas")
        ?? (
            Ideas.Count(x => x.IsWildcard) != 1
                ? DataLimits.Value("One idea is the wildcard.", "Mark exactly one.", "ideas")
                : null
        )
        ?? DataLimits.Count(Pending, "pending")
        ?? DataLimits.Count(Accepted, "accepted")
        ?? DataLimits.Count(Rejected, "rejected");

    private const int Size = 5;
}

/// <summary>Something that the shop could do.</summary>
/// <param name="Id">1..200 characters.</param>
/// <param name="Title">1..280 characters.</param>
/// <param name="IsWildcard">Whether it is the one that nobody would expect.</param>
public sealed record Idea(string Id, string Title, bool IsWildcard);
