using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Approvals;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Holds all effects of the shop.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<QueuePayload> HoldEffects(
        HoldEffectsInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.SendToQueue(
            new HoldEffects(input.Reason)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Lets held effects go through the dispatcher's checks.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<QueuePayload> ReleaseEffects(
        ReleaseEffectsInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.SendToQueue(
            new ReleaseEffects
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Tries again what was not done.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> RetryApproval(
        RetryApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new RetryApproval(id, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Says how an action of UNKNOWN outcome really ended.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> SettleAction(
        SettleActionInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) =>
                new SettleAction(id, input.ActionId, input.Outcome, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Carries out the approved rollback actions for what was done.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> RollBackApproval(
        RollBackApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new RollBackApproval(id, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Keeps what it really brought.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> RecordOutcome(
        RecordOutcomeInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) =>
                new RecordOutcome(id, input.MeasuredEffect, [.. input.Links ?? []]) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Keeps what edit and grade teach the agent.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> RecordLesson(
        RecordLessonInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new RecordLesson(id, input.Lesson) { Shop = request.Shop, By = by },
            request,
            cancel
        );
}
