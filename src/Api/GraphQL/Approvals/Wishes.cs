using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using Wolverine;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>Hands a wish to the bus and answers with the present state, also when it was refused.</summary>
internal static class Wishes
{
    public static Task<ApprovalPayload> Send(
        ApprovalInput input,
        Func<string, Caller, Command> wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var id = input.Id.KeyOf(ApprovalPages.Type);
        return Send(wish(id, request.Caller) with { IdempotencyKey = input.IdempotencyKey }, id, request, cancel);
    }

    /// <param name="id">The approval that is meant; null where the wish begins one.</param>
    public static async Task<ApprovalPayload> Send(
        Command wish,
        string? id,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var result = await Invoke(wish, request, cancel);
        var shown = result.Id.Length > 0 ? result.Id : id;
        return new(
            result.State is Approval now ? ApprovalPages.Seen(now, request)
                : shown is null ? null
                : await ApprovalPages.One(shown, request, cancel),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }

    public static async Task<QueuePayload> SendToQueue(Command wish, RequestContext request, CancellationToken cancel)
    {
        var result = await Invoke(wish, request, cancel);
        return new(
            await QueueSummaryNode.Of(request, cancel),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }

    public static Task<CommandResult> Invoke(Command wish, RequestContext request, CancellationToken cancel) =>
        Invoke<CommandResult>(wish, request, cancel);

    public static async Task<TResult> Invoke<TResult>(Command wish, RequestContext request, CancellationToken cancel)
    {
        // A commit cannot be called back: who hangs up meanwhile finds it done. Only time ends it.
        cancel.ThrowIfCancellationRequested();
        var bus = request.Services.GetRequiredService<IMessageBus>();
        return await bus.InvokeForTenantAsync<TResult>(request.Shop, wish, request.Deadline);
    }
}

[Name("QueuePayload")]
[Description("What mutations on the whole queue answer.")]
public sealed record QueuePayload(
    [property: Description("How the queue stands now; null where it could not be read.")] QueueSummaryNode? Queue,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
