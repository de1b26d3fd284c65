using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

[Name("ExtendExpiryInput")]
[Description("Gives it more time.")]
public sealed class ExtendExpiryInput : ApprovalInput
{
    [Description("The new end, in the future and after the present one.")]
    public required Instant ExpiresAt { get; init; }

    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("EscalateApprovalInput")]
[Description("Sends it up the ladder now.")]
public sealed class EscalateApprovalInput : ApprovalInput
{
    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("RetryApprovalInput")]
[Description("Tries again what was not done.")]
public sealed class RetryApprovalInput : ApprovalInput
{
    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("SettleActionInput")]
[Description("Says how an action of UNKNOWN outcome really ended.")]
public sealed class SettleActionInput : ApprovalInput
{
    [Description("The action.")]
    public required string ActionId { get; init; }

    [Description("DONE or FAILED.")]
    public required EffectOutcome Outcome { get; init; }

    [Description("How that is known; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("RollBackApprovalInput")]
[Description("Carries out the approved rollback actions for what was done.")]
public sealed class RollBackApprovalInput : ApprovalInput
{
    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("RecordOutcomeInput")]
[Description("What it really brought.")]
public sealed class RecordOutcomeInput : ApprovalInput
{
    [Description("The measured effect, in words.")]
    public required string MeasuredEffect { get; init; }

    [Description("Where it can be seen.")]
    public IReadOnlyList<string>? Links { get; init; }
}

[Name("RecordLessonInput")]
[Description("What edit and grade teach the agent.")]
public sealed class RecordLessonInput : ApprovalInput
{
    [Description("The lesson.")]
    public required string Lesson { get; init; }
}

[Name("HoldEffectsInput")]
[Description("Holds all effects of the shop.")]
public sealed class HoldEffectsInput
{
    [Description("Makes a repeat of this very request safe.")]
    public string? IdempotencyKey { get; init; }

    [Description("Why; 1 to 2,000 characters.")]
    public string? Reason { get; init; }
}

[Name("ReleaseEffectsInput")]
[Description("Lets held effects go through the dispatcher's checks.")]
public sealed class ReleaseEffectsInput
{
    [Description("Makes a repeat of this very request safe.")]
    public string? IdempotencyKey { get; init; }
}
