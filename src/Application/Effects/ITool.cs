using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Effects;

/// <summary>A tool of R4 as the outside offers it.</summary>
public interface ITool
{
    /// <summary>Its name in R4's table.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the far side recognises <see cref="ToolCall.IdempotencyKey"/>, for longer than
    /// <see cref="EffectOptions.RepeatWithin"/>, and answers a repeated call with the first one's result. Only then is a call
    /// ever repeated by itself.
    /// </summary>
    bool CanTellRepeat { get; }

    /// <summary>What the far side says of the call without doing it.</summary>
    Task<ToolRehearsal> DryRunAsync(ToolCall call, CancellationToken cancel);

    /// <summary>
    /// Does it. An answer of FAILED means provably not done; an exception, or no answer in time, means that nobody can tell.
    /// </summary>
    Task<ToolAnswer> ExecuteAsync(ToolCall call, CancellationToken cancel);
}

/// <summary>One call.</summary>
/// <param name="Shop">The tenant.</param>
/// <param name="ApprovalId">The approval that it carries out.</param>
/// <param name="ActionId">The action of it.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">The whole arguments, personal fields included, as approved.</param>
/// <param name="IdempotencyKey">Equal for equal calls: approval, action, revision (R23).</param>
public sealed record ToolCall(
    string Shop,
    string ApprovalId,
    string ActionId,
    string Tool,
    Json Arguments,
    string IdempotencyKey
);

/// <summary>What a dry run found.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Message">In words, without personal data.</param>
public sealed record ToolRehearsal(DryRunStatus Status, string? Message = null);

/// <summary>What the far side answered.</summary>
/// <param name="Outcome">DONE, FAILED, or UNKNOWN where it cannot tell itself.</param>
/// <param name="ExternalId">The far side's own id for it.</param>
/// <param name="Warnings">What it warned of, without personal data.</param>
public sealed record ToolAnswer(EffectOutcome Outcome, string? ExternalId, ImmutableArray<string> Warnings);
