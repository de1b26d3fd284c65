using System.Collections.Immutable;
using HotDash.Application.Conversations;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Effects;

/// <summary>Dry runs and what is known of the conversation: gathered before a decision, and handed in to it.</summary>
public sealed class Rehearsal(Toolbox tools, IConversations conversations)
{
    /// <summary>For one command: deciding again on fresh state asks the outside again only when the content is another.</summary>
    internal RehearsalOfCommand For(Command command) => new(tools, conversations, command.Shop);
}

/// <summary>What was gathered for one content.</summary>
/// <param name="Digest">The content's.</param>
/// <param name="DryRuns">One an action; a rollback cannot be tried before there is anything to take back.</param>
/// <param name="Conversation">Null when there is none, or none is known.</param>
internal sealed record Rehearsed(string Digest, ImmutableArray<DryRun> DryRuns, Conversation? Conversation)
{
    /// <summary>The facts of a decision, with what is known of the conversation.</summary>
    public Facts In(Facts facts) =>
        facts with
        {
            Conversation = Conversation?.Facts,
            RecipientsOwn = Conversation?.Own ?? [],
        };
}

internal sealed class RehearsalOfCommand(Toolbox tools, IConversations conversations, string shop)
{
    private Rehearsed? latest;

    public async Task<Rehearsed> Of(string approvalId, ApprovalContent content, string digest, CancellationToken cancel)
    {
        if (latest?.Digest == digest)
            return latest with { Conversation = await Conversation(content.Conversation(), cancel) };
        var runs = await Task.WhenAll(content.Actions.Select(a => DryRun(approvalId, a, digest, cancel)));
        return latest = new Rehearsed(digest, [.. runs], await Conversation(content.Conversation(), cancel));
    }

    public async Task<Conversation?> Conversation(string? conversationRef, CancellationToken cancel) =>
        conversationRef is null ? null : await conversations.Of(shop, conversationRef, cancel);

    private async Task<DryRun> DryRun(string approvalId, ProposedAction action, string digest, CancellationToken cancel)
    {
        if (tools.Find(action.Tool) is not { } tool)
            return new DryRun(digest, action.ActionId, DryRunStatus.NotRun, "Nothing is connected for this tool.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var key = $"{approvalId}/{action.ActionId}/dry-run";
        var call = new ToolCall(shop, approvalId, action.ActionId, action.Tool, action.WholeArguments(), key);
        try
        {
            var found = await tool.DryRunAsync(call, limit.Token).WaitAsync(limit.Token);
            return new DryRun(digest, action.ActionId, found.Status, found.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return new DryRun(digest, action.ActionId, DryRunStatus.NotRun, "The tool did not answer.");
        }
    }

    // Half of what a validation may take at p95.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(750);
}
