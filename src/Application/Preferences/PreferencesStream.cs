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

    public static async Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        Func<PersonPreferences, Facts, Ruling> decide,
        CancellationToken cancel
    )
    {
        var wish = new Wish<PersonPreferences, bool>(
            command,
            new PreferencesStream(),
            PersonPreferences.KeyOf(command.By.Actor.Id),
            Begins: false,
            (_, _) => Task.FromResult(true),
            (state, _, facts) => decide(state ?? PersonPreferences.None, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }
}
