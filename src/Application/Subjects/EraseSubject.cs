using HotDash.Application.Pipeline;

namespace HotDash.Application.Subjects;

/// <summary>An admin has all personal text of a subject erased.</summary>
public sealed record EraseSubject(string Subject) : Command;

public static class EraseSubjectHandler
{
    public static async Task<CommandResult> Handle(
        EraseSubject command,
        Pipeline.Pipeline pipeline,
        IPersonalTexts personal,
        CancellationToken cancel
    )
    {
        var result = await SubjectStream.Decide(
            pipeline,
            command,
            command.Subject,
            (subject, facts) => subject.Erase(command.Subject, facts),
            cancel
        );
        // Other nodes hear of it by the journal.
        personal.Forget(command.Shop);
        return result;
    }
}
