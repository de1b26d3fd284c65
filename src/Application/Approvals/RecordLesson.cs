using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>What edit and grade teach the agent.</summary>
public sealed record RecordLesson(string ApprovalId, string Lesson) : Command;

public static class RecordLessonHandler
{
    public static Task<CommandResult> Handle(
        RecordLesson command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.RecordLesson(command.Lesson, facts),
            cancel
        );
}
