using System.Collections.Immutable;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Projections.Reads;

/// <summary>One trace of use: who read what, when. Names fields and approvals, never holds a text.</summary>
/// <param name="Id">A version 7 UUID: ids rise with time.</param>
/// <param name="Shop">The tenant.</param>
/// <param name="At">When it was about to be told.</param>
/// <param name="By">Who.</param>
/// <param name="Roles">The roles in the shop at that time.</param>
/// <param name="Stage">How far it had come.</param>
/// <param name="Kinds">What was read.</param>
/// <param name="Fields">The fields that were opened or refused, as <c>Approval.summary</c>.</param>
/// <param name="Approvals">Whose they were; empty where the question alone tells.</param>
/// <param name="Transport">How it was asked.</param>
/// <param name="Operation">The client's own name for its question, 64 characters at most.</param>
/// <param name="TraceId">What its log lines bear; all entries of one subscription have the same.</param>
/// <param name="Messages">How many messages of a subscription; 0 elsewhere.</param>
public sealed record Read(
    Guid Id,
    string Shop,
    Instant At,
    Actor By,
    ImmutableArray<Role> Roles,
    ReadStage Stage,
    ImmutableArray<ReadKind> Kinds,
    ImmutableArray<string> Fields,
    ImmutableArray<string> Approvals,
    string Transport,
    string Operation,
    string TraceId,
    long Messages = 0
);
