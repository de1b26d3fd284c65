using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotDash.Domain;

namespace HotDash.Application.Pipeline;

/// <summary>A wish: what every command carries besides its own fields, all of it from the credential and the transport.</summary>
public abstract record Command
{
    /// <summary>The tenant, from the credential alone.</summary>
    public required string Shop { get; init; }

    /// <summary>Who wishes it, with the roles of this moment.</summary>
    public required Caller By { get; init; }

    /// <summary>1..200 characters, unique per shop and actor for 24 hours; null when the client sent none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What belongs together, across processes; one is made where the transport brings none.</summary>
    public string CorrelationId { get; init; } = NewId.Plain();

    /// <summary>What brought this about: the request, or the message that fired.</summary>
    public string? CausationId { get; init; }

    /// <summary>The name alone: what the bus writes to a log holds what customers wrote.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>What the bus answers and an idempotency key keeps: ids and versions, never content.</summary>
/// <param name="Id">The stream decided on; empty where a refused command would have begun one.</param>
/// <param name="Version">The stream's version after the decision.</param>
/// <param name="Refusals">Why not; empty when accepted.</param>
/// <param name="Replayed">Whether the idempotency key had been answered before.</param>
public sealed record CommandResult(string Id, int Version, ImmutableArray<Refusal> Refusals, bool Replayed = false)
{
    /// <summary>Whether things are now as wished.</summary>
    public bool Accepted => Refusals.IsEmpty;

    /// <summary>The state that the decision found or left, for who shows it at once; null where it is to be read. Goes no further than this process.</summary>
    [JsonIgnore]
    public object? State { get; init; }
}
