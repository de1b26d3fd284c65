using HotDash.Application.Pipeline;
using HotDash.Domain.Preferences;

namespace HotDash.Application.Preferences;

/// <summary>Whoever has a dashboard changes some of its values, all of those named or none.</summary>
public sealed record UpdatePreferences(PreferenceChanges Changes) : Command;

public static class UpdatePreferencesHandler
{
    public static Task<CommandResult> Handle(
        UpdatePreferences command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => PreferencesStream.Decide(pipeline, command, (own, facts) => own.Update(command.Changes, facts), cancel);
}
