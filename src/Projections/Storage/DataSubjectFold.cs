using HotDash.Domain;
using HotDash.Domain.Subjects;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds the stream of a data subject when a command or a question asks for it.</summary>
public sealed partial class DataSubjectFold : SingleStreamProjection<DataSubject, string>
{
    /// <inheritdoc/>
    public override DataSubject? Evolve(DataSubject? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? DataSubject.Evolve(snapshot, fact) : snapshot;
}
