using HotDash.Domain;
using HotDash.Domain.Preferences;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Preferences;

/// <summary>
/// Folds a person's facts into one document, in the transaction of the facts: a screen reads its own write, and a move is as quick
/// after a thousand others as the first.
/// </summary>
public sealed partial class PreferencesSnapshot : SingleStreamProjection<PersonPreferences, string>
{
    /// <summary>Of its facts alone: no other append is to look for such a document.</summary>
    public PreferencesSnapshot()
    {
        foreach (var fact in EventNames.Of<IPreferencesFact>())
            IncludeType(fact);
    }

    /// <inheritdoc/>
    public override PersonPreferences? Evolve(PersonPreferences? snapshot, string id, IEvent e) =>
        e.Data is IPreferencesFact fact ? PersonPreferences.Evolve(snapshot, fact) with { Id = id } : snapshot;
}
