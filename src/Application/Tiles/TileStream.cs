using System.Collections.Immutable;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Application.Tiles;

/// <summary>What is told of a tile and decided on it; an approval that a decision opens is drafted and submitted in the same commit.</summary>
internal sealed class TileStream : StreamOf<Tile>
{
    /// <summary>The opened approval's facts; none where none is opened.</summary>
    public ImmutableArray<IFact> Opened { get; set; } = [];

    public override Tile Evolve(Tile? state, IFact fact) => Tile.Evolve(state, fact)!;

    public override Instant LastAt(Tile state) => state.LastAt;

    /// <summary>An approval that is opened rests on the policy, as every other does.</summary>
    public override bool ObeysPolicy => true;

    public override bool Obeys(IFact fact) => Opened.Any(ApprovalStream.Instance.Obeys);

    public override bool Obeys(Refusal refusal) => ApprovalStream.Instance.Obeys(refusal);

    /// <summary>A decision's note is sealed with the approval that it opens.</summary>
    public override string? SubjectOf(IFact fact) =>
        Opened is [ApprovalDrafted draft, ..]
            ? ApprovalStream.Instance.SubjectOf(draft)
            : (fact as TileDecided)?.Note?.Subject;

    public override async ValueTask Stage(Attempt attempt, Tile? before, Tile after, ImmutableArray<IFact> facts)
    {
        if (facts is not [TileDecided { ApprovalId: { } id }])
            return;
        attempt.Session.Events.StartStream<Approval>(id, Opened);
        await ApprovalStream.Instance.Stage(attempt, null, Approval(), Opened);
    }

    public override Task<Refusal?> Explain(Attempt attempt, string table, Tile after, CancellationToken cancel) =>
        Opened.IsEmpty
            ? base.Explain(attempt, table, after, cancel)
            : ApprovalStream.Instance.Explain(attempt, table, Approval(), cancel);

    private Approval Approval() => ApprovalStream.Instance.Fold(null, Opened);
}
