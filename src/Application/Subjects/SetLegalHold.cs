using HotDash.Application.Pipeline;

namespace HotDash.Application.Subjects;

/// <summary>An admin sets a legal hold on a subject, or releases it.</summary>
/// <param name="Subject">Whom.</param>
/// <param name="Held">Whether it is to be held.</param>
/// <param name="Reason">Why; needed to set one.</param>
public sealed record SetLegalHold(string Subject, bool Held, string? Reason) : Command;

public static class SetLegalHoldHandler
{
    public static Task<CommandResult> Handle(
        SetLegalHold command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        SubjectStream.Decide(
            pipeline,
            command,
            command.Subject,
            (subject, facts) =>
                command.Held
                    ? subject.Hold(command.Subject, command.Reason, facts)
                    : subject.Release(command.Subject, command.Reason, facts),
            cancel
        );
}
