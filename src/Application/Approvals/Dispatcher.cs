using HotDash.Application.Conversations;
using HotDash.Application.Effects;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Trust;
using Marten;
using NodaTime;
using Wolverine;

namespace HotDash.Application.Approvals;

/// <summary>
/// Carries out what was approved: claim (under the expected version), call, settle; one action at a time. Every line may be
/// the last one before a crash: the message comes again, and finds the call done, provably not made, to be repeated where the
/// far side can tell, or openly UNKNOWN.
/// </summary>
public sealed class Dispatcher(
    Pipeline.Pipeline pipeline,
    IDocumentStore store,
    IMembers members,
    IConversations conversations,
    ToolCaller caller,
    EffectOptions options
)
{
    /// <summary>Runs the decision's actions as far as they go. Answers after how long to look again; null when there is nothing more to do.</summary>
    internal async Task<Duration?> CarryOut(DispatchApproved due, Envelope envelope, CancellationToken cancel)
    {
        var command = new SystemCommand(due.Shop, Caller.Dispatcher, envelope);
        var attemptId = NewId.Plain();
        while (true)
        {
            var claimed = await Claim(command, due, attemptId, cancel);
            var isRepeat = claimed.Result.Refusals is [CallToRepeat];
            if (!isRepeat && !claimed.Facts.OfType<ActionStarted>().Any())
                return LookAgain(claimed, due);
            var (started, call) = CallOf(claimed.State!, due.Shop);
            // Counted from the start that everybody reads: a process that slept past the limit finds it taken for lost.
            var until = (isRepeat ? pipeline.Now : started.StartedAt) + options.CallTimeout;
            if (isRepeat && !await IsStill(claimed.Result, due, cancel))
                continue;
            if (await caller.Call(call, until, cancel) is not { } answer)
                continue;
            if (isRepeat)
                answer = answer with { Warnings = answer.Warnings.Add(Repeated) };
            await Settle(command, due, started, call.Tool, answer, cancel);
        }
    }

    private Task<Decided<Approval>> Claim(
        Command command,
        DispatchApproved due,
        string attemptId,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            new Wish<Approval, (DispatchFacts, ConversationFacts?)>(
                command,
                ApprovalStream.Instance,
                due.ApprovalId,
                Begins: false,
                (approval, stop) => Gather(approval, due, stop),
                (approval, gathered, facts) =>
                    approval is null ? Ruling.Nothing
                    : approval.InFlight is { } call
                        ? approval.TakeUpInFlight(
                            due.DecisionId,
                            gathered.Item1,
                            options.CallTimeout,
                            caller.RepeatableFor(ActionOf(approval, call.ActionId).Tool),
                            facts
                        )
                    : approval.Dispatch(
                        due.DecisionId,
                        gathered.Item1,
                        attemptId,
                        facts with
                        {
                            Conversation = gathered.Item2,
                        }
                    )
            )
            {
                Lock = EffectsHoldStream.KeepAsItIs,
            },
            cancel
        );

    /// <summary>A repeat is decided without an append, so by no version: whether it still rests on the present state is asked.</summary>
    private async Task<bool> IsStill(CommandResult decided, DispatchApproved due, CancellationToken cancel)
    {
        await using var session = store.LightweightSession(due.Shop);
        return (await session.Events.FetchStreamStateAsync(due.ApprovalId, cancel))?.Version == decided.Version;
    }

    /// <summary>R22: what may have changed since the approval, asked anew.</summary>
    private async Task<(DispatchFacts, ConversationFacts?)> Gather(
        Approval? approval,
        DispatchApproved due,
        CancellationToken cancel
    )
    {
        if (approval is null || approval.Decision?.DecisionId != due.DecisionId)
            return default;
        await using var session = store.LightweightSession(due.Shop);
        var hold = await session.Events.FetchLatest<EffectsHold>(EffectsHoldStream.Key, cancel);
        // R26: what the policy approved goes out while its agent is trusted still.
        var trust =
            approval.Decision.By.Kind == ActorKind.System
                ? await session.Events.FetchLatest<AgentTrust>(AgentTrust.KeyOf(approval.DraftedBy.Id), cancel)
                : null;
        var approvers = approval.ApprovalsGiven.Select(given => given.By.Id).ToArray();
        return (
            new DispatchFacts(
                hold is { IsHeld: true },
                await members.RolesOf(due.Shop, approvers, cancel),
                trust is { IsGranted: true }
            ),
            approval.Content.Conversation() is { } about
                ? (await conversations.Of(due.Shop, about, cancel))?.Facts
                : null
        );
    }

    private static (ActionInFlight Started, ToolCall Call) CallOf(Approval approval, string shop)
    {
        var started = approval.InFlight!;
        var action = ActionOf(approval, started.ActionId);
        var arguments = action.WholeArguments();
        var call = new ToolCall(shop, approval.Id, action.ActionId, action.Tool, arguments, started.IdempotencyKey);
        return (started, call);
    }

    private static ProposedAction ActionOf(Approval approval, string actionId) =>
        approval.Content.AllActions().First(a => a.ActionId == actionId);

    /// <summary>In the name of the attempt that started it, whoever repeated it: the first answer settles it.</summary>
    private async Task Settle(
        Command command,
        DispatchApproved due,
        ActionInFlight started,
        string tool,
        ToolAnswer answer,
        CancellationToken cancel
    ) =>
        await pipeline.Decide(
            command,
            due.ApprovalId,
            (approval, facts) =>
                approval.Settle(
                    new Receipt(
                        started.ActionId,
                        tool,
                        answer.Outcome,
                        answer.ExternalId,
                        answer.Warnings,
                        started.StartedAt,
                        facts.Now
                    ),
                    started.Phase,
                    started.AttemptId,
                    facts
                ),
            cancel
        );

    private Duration? LookAgain(Decided<Approval> claimed, DispatchApproved due) =>
        claimed.Result.Refusals.FirstOrDefault() switch
        {
            UndoWindowOpen open => open.Until - claimed.Now,
            { Code: ErrorCode.EffectsHeld } => options.HeldPolling,
            _ when claimed.State is { InFlight: { } call } state && state.Decision?.DecisionId == due.DecisionId =>
                call.StartedAt + options.CallTimeout - claimed.Now,
            _ => null,
        };

    private const string Repeated = "Nobody heard how the first call ended; it was made again under its key.";
}
