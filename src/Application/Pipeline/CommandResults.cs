using System.Collections.Immutable;
using HotDash.Domain;

namespace HotDash.Application.Pipeline;

/// <summary>What the bus answers to a command on many streams.</summary>
/// <param name="Items">One a stream, in the order of the command; none where it could not be looked at.</param>
/// <param name="Refusals">Why nothing of it was stored; empty where something may have been, or all was as wished.</param>
/// <param name="Replayed">Whether the idempotency key had been answered before.</param>
public sealed record CommandResults(
    ImmutableArray<CommandResult> Items,
    ImmutableArray<Refusal> Refusals,
    bool Replayed = false
);
