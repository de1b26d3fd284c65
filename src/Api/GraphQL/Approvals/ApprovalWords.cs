using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What the domain's enumerations mean to who reads the schema; the domain itself knows no schema.</summary>
internal static class ApprovalWords
{
    public static IServiceCollection AddApprovalWords(this IServiceCollection services) =>
        services
            .AddSingleton(
                new EnumWords<ActorKind>(
                    "What kind of being acts.",
                    x =>
                        x switch
                        {
                            ActorKind.Person => "A human member of the shop.",
                            ActorKind.Agent =>
                                "A software agent; it drafts and never claims, grades or decides, whatever its roles say.",
                            ActorKind.System => "HotDash itself: timers and the dispatcher.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<Role>(
                    "What a person may be in a shop; an agent has AGENT alone, an auditor no other.",
                    x =>
                        x switch
                        {
                            Role.Viewer => "Reads, with personal text masked.",
                            Role.Agent => "Drafts, and reads its own drafts.",
                            Role.Operator => "Decides.",
                            Role.Manager => "Decides, and may extend, escalate, take over, settle, hold.",
                            Role.Admin => "All of that, and the shop's own settings.",
                            Role.Auditor => "Reads the history and proves it; decides nothing.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<ApprovalState>(
                    "Where an approval stands.",
                    x =>
                        x switch
                        {
                            ApprovalState.Draft => "Being written.",
                            ApprovalState.PendingReview => "Before the reviewers.",
                            ApprovalState.Approved => "Approved; may be undone until the undo window closes.",
                            ApprovalState.Applying => "Its actions are being carried out.",
                            ApprovalState.Applied => "All actions are done.",
                            ApprovalState.ApplyFailed => "It stopped before all was done.",
                            ApprovalState.RollingBack => "Its rollback actions are being carried out.",
                            ApprovalState.RolledBack => "What was done is taken back.",
                            ApprovalState.RollbackFailed => "The rollback stopped before all was taken back.",
                            ApprovalState.Rejected => "Refused by a reviewer.",
                            ApprovalState.Expired => "Ran out of time.",
                            ApprovalState.Withdrawn => "Taken back by its drafter.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<ApprovalKind>(
                    "What an approval is about; decides SLA and the grades asked for.",
                    x =>
                        x switch
                        {
                            ApprovalKind.CxReply => "A reply to a customer.",
                            ApprovalKind.Inventory => "A change of stock or a purchase.",
                            ApprovalKind.Growth => "Something that is to make the shop grow.",
                            ApprovalKind.Misc => "All else: refunds, cancellations, charges.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<Priority>(
                    "How pressing the drafter finds it; the queue shows URGENT first.",
                    x =>
                        x switch
                        {
                            Priority.Low => "When there is time.",
                            Priority.Medium => "The usual.",
                            Priority.High => "Escalates after hours.",
                            Priority.Urgent => "Escalates after minutes.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<RiskLevel>(
                    "How much harm it could do; an approval's is its highest action's.",
                    x =>
                        x switch
                        {
                            RiskLevel.Low => "Easily taken back, nobody outside sees it.",
                            RiskLevel.Medium => "A customer or the stock is touched.",
                            RiskLevel.High => "Money moves, or it cannot be taken back: two approvers, one a manager.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<Urgency>(
                    "How near the SLA is.",
                    x =>
                        x switch
                        {
                            Urgency.Normal => "Time enough.",
                            Urgency.Warning => "Two thirds of the SLA are gone.",
                            Urgency.Critical => "The SLA is breached.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<DecisionKind>(
                    "Which way it was decided.",
                    x =>
                        x switch
                        {
                            DecisionKind.Approved => "With the last approval needed.",
                            DecisionKind.Rejected => "By one reviewer.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<RejectReason>(
                    "Why it was rejected.",
                    x =>
                        x switch
                        {
                            RejectReason.Incorrect => "Wrong in fact.",
                            RejectReason.Tone => "Wrong in tone.",
                            RejectReason.Policy => "Against the shop's policy.",
                            RejectReason.Duplicate => "Already asked for.",
                            RejectReason.NotNeeded => "Not needed (any more).",
                            RejectReason.TooRisky => "Could do too much harm.",
                            RejectReason.Other => "See the reason.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<GradeDimension>(
                    "What is graded.",
                    x =>
                        x switch
                        {
                            GradeDimension.Tone => "How it says it.",
                            GradeDimension.Accuracy => "Whether it is right.",
                            GradeDimension.Policy => "Whether it keeps to policy.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<DryRunStatus>(
                    "How a dry run ended.",
                    x =>
                        x switch
                        {
                            DryRunStatus.NotRun => "The tool has none, or it was not asked.",
                            DryRunStatus.Ok => "It would work.",
                            DryRunStatus.Warning => "It would work, but look.",
                            DryRunStatus.Failed => "It would not work.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<EffectOutcome>(
                    "How a call to the outside ended.",
                    x =>
                        x switch
                        {
                            EffectOutcome.Done => "Done, once.",
                            EffectOutcome.Failed => "Provably not done.",
                            EffectOutcome.Unknown => "Nobody can tell; a person must look. Never repeated by itself.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<ApprovalAbility>(
                    "What a viewer may do with an approval.",
                    x =>
                        x switch
                        {
                            ApprovalAbility.Approve => "Give an approval.",
                            ApprovalAbility.Reject => "Reject it.",
                            ApprovalAbility.Edit => "Change its content.",
                            ApprovalAbility.Claim => "Claim it, or renew the claim.",
                            ApprovalAbility.Release => "Give the claim back.",
                            ApprovalAbility.TakeOver => "Take another's claim over.",
                            ApprovalAbility.RequestChanges => "Send it back to its drafter.",
                            ApprovalAbility.Submit => "Send it to the reviewers.",
                            ApprovalAbility.Validate => "Have it checked again.",
                            ApprovalAbility.Withdraw => "Take it back.",
                            ApprovalAbility.Undo => "Take the decision back.",
                            ApprovalAbility.Extend => "Give it more time.",
                            ApprovalAbility.Escalate => "Bring it before the admins.",
                            ApprovalAbility.Retry => "Have what is not done tried again.",
                            ApprovalAbility.Settle => "Say how an unknown call ended.",
                            ApprovalAbility.RollBack => "Have it rolled back.",
                            ApprovalAbility.RecordOutcome => "Say what it brought.",
                            ApprovalAbility.RecordLesson => "Say what it teaches.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<ApprovalOrder>(
                    "In which order approvals are listed.",
                    x =>
                        x switch
                        {
                            ApprovalOrder.Queue => "URGENT first, then the longest waiting.",
                            ApprovalOrder.Newest => "The newest draft first.",
                            _ => null,
                        }
                )
            );
}
