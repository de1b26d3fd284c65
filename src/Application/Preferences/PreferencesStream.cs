using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Preferences;
using NodaTime;

namespace HotDash.Application.Preferences;

/// <summary>The caller's own preferences: nobody wishes anything of another's.</summary>
internal sealed class PreferencesStream : StreamOf<PersonPreferences>
{
    public override PersonPreferences Evolve(PersonPreferences? state, IFact fact) =>
        PersonPreferences.Evolve(state, fact);

    public override Instant LastAt(PersonPreferences state) => state.LastAt ?? Instant.MinValue;

    public static Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        Func<PersonPreferences, Facts, Ruling> decide,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            new PreferencesStream(),
            PersonPreferences.KeyOf(command.By.Actor.Id),
            (state, facts) => decide(state ?? PersonPreferences.None, facts),
            cancel
        );
}
