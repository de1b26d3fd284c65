using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using NodaTime;

namespace HotDash.Api.GraphQL.Subjects;

[Name("ErasurePayload")]
[Description("How a subject's personal text stands now.")]
public sealed record ErasurePayload(
    [property: Description("Whose.")] string Subject,
    [property: Description("When it was erased; null when it was not.")] Instant? ErasedAt,
    [property: Description("Since when a legal hold keeps it; null when none does.")] Instant? LegalHoldSince,
    [property: Description("Why; null when none does.")] string? LegalHoldReason,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
