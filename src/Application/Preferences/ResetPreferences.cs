using HotDash.Application.Pipeline;

namespace HotDash.Application.Preferences;

/// <summary>Whoever has a dashboard returns to the defaults.</summary>
public sealed record ResetPreferences : Command;

public static class ResetPreferencesHandler
{
    public static Task<CommandResult> Handle(
        ResetPreferences command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => PreferencesStream.Decide(pipeline, command, (own, facts) => own.Reset(facts), cancel);
}
