using System.Collections.Immutable;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Trust;
using JasperFx;

namespace HotDash.Application.Trust;

/// <summary>
/// An approval that is submitted, and the trust that it uses: appended under the version that was decided on, so that of two uses, or a
/// use and a revocation, the later one is decided anew, on whichever node.
/// </summary>
internal sealed class SubmissionStream : ApprovalStream
{
    /// <summary>The trust as it was decided on, and the facts of its use; null where a person decides.</summary>
    public (AgentTrust Trust, ImmutableArray<IFact> Facts)? Use { get; set; }

    public override async ValueTask Stage(
        Attempt attempt,
        Approval? before,
        Approval after,
        ImmutableArray<IFact> facts
    )
    {
        await base.Stage(attempt, before, after, facts);
        if (Use is not var (trust, used))
            return;
        var stream = await attempt.Session.Events.FetchForWriting<AgentTrust>(trust.Id);
        if ((stream.StartingVersion ?? 0) != trust.Version)
            throw new ConcurrencyException(typeof(AgentTrust), trust.Id);
        stream.AppendMany(used);
    }
}
