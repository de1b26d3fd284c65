using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>How many distinct approvers an approval needs, and whether one of them must be a manager (an admin counts as one).</summary>
/// <param name="Approvals">1 or more.</param>
/// <param name="Manager">Whether one of them must be a manager.</param>
public sealed record Quorum(int Approvals, bool Manager);

/// <summary>R17: a rung of the escalation ladder.</summary>
/// <param name="After">Since submission.</param>
/// <param name="To">A role (<c>MANAGER</c>, <c>ADMIN</c>) or a recipient list (<c>ON_CALL</c>).</param>
public sealed record Rung(Duration After, string To);

/// <summary>A shop's rules for its approvals, as a decision is handed them. <see cref="Default"/> holds until a shop sets its own.</summary>
public sealed record ApprovalPolicy
{
    /// <summary>Version 0: the figures of R4, R9..R11, R15..R17 and R21.</summary>
    public static readonly ApprovalPolicy Default = new();

    /// <summary>0 is the default policy; each setting raises it.</summary>
    public int Version { get; init; }

    /// <summary>When the shop works; by default Monday to Friday 09:00 to 17:00 UTC.</summary>
    public BusinessHours Hours { get; init; } = BusinessHours.Default;

    /// <summary>A purchase above it is HIGH, as is one in another currency, which cannot be compared. Default 1000 USD.</summary>
    public Money HighValue { get; init; } = new(1000, "USD");

    /// <summary>A stock adjustment of more units than this, up or down, is HIGH. Default 100.</summary>
    public int HighQuantity { get; init; } = 100;

    /// <summary>The quorum by kind and risk, where it is not <see cref="QuorumByRisk"/>'s. Default: none.</summary>
    public ImmutableDictionary<(ApprovalKind, RiskLevel), Quorum> QuorumByKindAndRisk { get; init; } =
        ImmutableDictionary<(ApprovalKind, RiskLevel), Quorum>.Empty;

    /// <summary>The quorum by risk. Default: HIGH two, one of them a manager.</summary>
    public ImmutableDictionary<RiskLevel, Quorum> QuorumByRisk { get; init; } =
        ImmutableDictionary<RiskLevel, Quorum>.Empty.Add(RiskLevel.High, new Quorum(2, Manager: true));

    /// <summary>The grades asked for at approval, by kind. Default: all three for CX_REPLY.</summary>
    public ImmutableDictionary<ApprovalKind, ImmutableArray<GradeDimension>> Grades { get; init; } =
        ImmutableDictionary<ApprovalKind, ImmutableArray<GradeDimension>>.Empty.Add(
            ApprovalKind.CxReply,
            [GradeDimension.Tone, GradeDimension.Accuracy, GradeDimension.Policy]
        );

    /// <summary>The SLA by kind, where it is not the default: CX_REPLY 15 working minutes, INVENTORY and GROWTH the end of the working day, MISC 24 h.</summary>
    public ImmutableDictionary<ApprovalKind, Sla> Slas { get; init; } =
        ImmutableDictionary<ApprovalKind, Sla>
            .Empty.Add(ApprovalKind.CxReply, new Sla.WorkingTime(Duration.FromMinutes(15)))
            .Add(ApprovalKind.Inventory, new Sla.EndOfDay())
            .Add(ApprovalKind.Growth, new Sla.EndOfDay())
            .Add(ApprovalKind.Misc, new Sla.Elapsed(Duration.FromHours(24)));

    /// <summary>How long after submission it expires, by kind, where it is not 24 h.</summary>
    public ImmutableDictionary<ApprovalKind, Duration> ExpiresAfter { get; init; } =
        ImmutableDictionary<ApprovalKind, Duration>.Empty;

    /// <summary>How long after the last approval it can be undone, by kind, where it is not 10 s; zero is allowed.</summary>
    public ImmutableDictionary<ApprovalKind, Duration> UndoFor { get; init; } =
        ImmutableDictionary<ApprovalKind, Duration>.Empty;

    /// <summary>How long a claim lasts. Default 5 minutes.</summary>
    public Duration ClaimFor { get; init; } = Duration.FromMinutes(5);

    /// <summary>The escalation ladder by priority. Default: URGENT 15, 30, 60 minutes; HIGH 4 and 8 hours; none for others.</summary>
    public ImmutableDictionary<Priority, ImmutableArray<Rung>> Ladders { get; init; } =
        ImmutableDictionary<Priority, ImmutableArray<Rung>>
            .Empty.Add(
                Priority.Urgent,
                [
                    new Rung(Duration.FromMinutes(15), "MANAGER"),
                    new Rung(Duration.FromMinutes(30), "ADMIN"),
                    new Rung(Duration.FromMinutes(60), "ON_CALL"),
                ]
            )
            .Add(Priority.High, [new Rung(Duration.FromHours(4), "MANAGER"), new Rung(Duration.FromHours(8), "ADMIN")]);

    /// <summary>The quorum for an approval of this kind and risk.</summary>
    public Quorum QuorumOf(ApprovalKind kind, RiskLevel risk) =>
        QuorumByKindAndRisk.GetValueOrDefault((kind, risk)) ?? QuorumByRisk.GetValueOrDefault(risk) ?? new(1, false);

    /// <summary>The facts of this policy that a decision on this kind and risk obeys.</summary>
    public PolicyFacts FactsOf(ApprovalKind kind, RiskLevel risk)
    {
        var quorum = QuorumOf(kind, risk);
        return new(Version, quorum.Approvals, quorum.Manager, Grades.GetValueOrDefault(kind, []));
    }

    /// <summary>When the SLA warns and when it is breached, if submitted now.</summary>
    public (Instant WarnAt, Instant DueAt) SlaOf(ApprovalKind kind, Instant submittedAt) =>
        (Slas.GetValueOrDefault(kind) ?? Default.Slas[kind]).Of(submittedAt, Hours);

    /// <summary>When it expires if submitted now.</summary>
    public Instant ExpiryOf(ApprovalKind kind, Instant submittedAt) =>
        submittedAt + ExpiresAfter.GetValueOrDefault(kind, Duration.FromHours(24));

    /// <summary>Until when (exclusive) an approval given now can be undone.</summary>
    public Instant UndoUntil(ApprovalKind kind, Instant approvedAt) =>
        approvedAt + UndoFor.GetValueOrDefault(kind, Duration.FromSeconds(10));

    /// <summary>The ladder's rungs with their instants, if submitted now.</summary>
    public ImmutableArray<EscalationDue> LadderOf(Priority priority, Instant submittedAt) =>
        [
            .. Ladders
                .GetValueOrDefault(priority, [])
                .Select((rung, i) => new EscalationDue(i, submittedAt + rung.After, rung.To)),
        ];
}
