using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Approvals;

[Name("ApprovalPayload")]
[Description("What every mutation on an approval answers.")]
public sealed record ApprovalPayload(
    [property: Description("The present state, also when refused; null when there is none that you may see.")]
        ApprovalNode? Approval,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);

[Name("AlreadyDecided")]
[Implements(typeof(IUserError))]
[Description("Somebody was faster.")]
public sealed class AlreadyDecidedError(Domain.Approvals.AlreadyDecided refusal) : RefusalNode(refusal), IUserError
{
    [Description("Who decided.")]
    public ActorNode By => new(refusal.By);

    [Description("What was decided.")]
    public Domain.Approvals.DecisionKind Decision => refusal.Decision;

    [Description("When.")]
    public NodaTime.Instant At => refusal.At;
}

[Name("VersionConflict")]
[Implements(typeof(IUserError))]
[Description("The content was changed since it was looked at.")]
public sealed class VersionConflictError(Domain.Approvals.VersionConflict refusal) : RefusalNode(refusal), IUserError
{
    [Description("The revision that was sent.")]
    public int Expected => refusal.Expected;

    [Description("The present revision.")]
    public int Actual => refusal.Actual;
}

[Name("ClaimedByOther")]
[Implements(typeof(IUserError))]
[Description("Another reviewer keeps it to himself for the moment.")]
public sealed class ClaimedByOtherError(Domain.Approvals.ClaimedByOther refusal) : RefusalNode(refusal), IUserError
{
    [Description("Who.")]
    public ActorNode By => new(refusal.By);

    [Description("Until when, exclusive.")]
    public NodaTime.Instant Until => refusal.Until;
}

[Name("DuplicateOpen")]
[Implements(typeof(IUserError))]
[Description("Another approval for the same target is open.")]
public sealed class DuplicateOpenError(Domain.Approvals.DuplicateOpen refusal) : RefusalNode(refusal), IUserError
{
    [Description("The first one.")]
    public GlobalId ApprovalId => new("Approval", refusal.ApprovalId);
}

/// <summary>What all refusals have.</summary>
public abstract class RefusalNode(Domain.Refusal refusal)
{
    [Description("The stable code.")]
    public Domain.ErrorCode Code => refusal.Code;

    [Description("One sentence for the person who asked.")]
    public string Message => refusal.Message;

    [Description("The input's field, outermost first; null where no field is to blame.")]
    public IReadOnlyList<string>? Path => refusal.Path.IsDefaultOrEmpty ? null : [.. refusal.Path];

    [Description("What to do now; null when there is nothing to do.")]
    public string? NextStep => refusal.NextStep;
}
