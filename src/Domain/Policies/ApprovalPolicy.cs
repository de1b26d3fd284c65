using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>A shop's rules for its approvals, as a decision is handed them. <see cref="Default"/> holds until a shop sets its own.</summary>
public sealed partial record ApprovalPolicy
{
    /// <summary>Version 0: the figures of R4, R9..R11, R15..R17 and R21.</summary>
    public static readonly ApprovalPolicy Default = new();

    /// <summary>0 is the default policy; each setting raises it.</summary>
    public int Version { get; init; }

    /// <summary>When the shop works; by default Monday to Friday 09:00 to 17:00 UTC, without holidays.</summary>
    public BusinessHours Hours { get; init; } = BusinessHours.Default;

    /// <summary>A purchase above it is HIGH, as is one in another currency, which cannot be compared. Default 1000 USD.</summary>
    public Money HighValue { get; init; } = new(1000, "USD");

    /// <summary>A stock adjustment of more units than this, up or down, is HIGH. Default 100.</summary>
    public int HighQuantity { get; init; } = 100;

    /// <summary>R10: the quorums that are not one approver; one of a kind and risk comes before one of the risk alone. Default: HIGH two, one of them a manager.</summary>
    public ImmutableArray<QuorumRule> Quorums { get; init; } =
    [new QuorumRule(Kind: null, RiskLevel.High, new Quorum(2, Manager: true))];

    /// <summary>The grades asked for at approval, by kind. Default: all three for CX_REPLY.</summary>
    public ImmutableDictionary<ApprovalKind, ImmutableArray<GradeDimension>> Grades { get; init; } =
        ImmutableDictionary<ApprovalKind, ImmutableArray<GradeDimension>>.Empty.Add(
            ApprovalKind.CxReply,
            [GradeDimension.Tone, GradeDimension.Accuracy, GradeDimension.Policy]
        );

    /// <summary>The SLA by kind, where it is not the default: CX_REPLY 15 working minutes, INVENTORY and GROWTH the end of the working day, MISC 24 h.</summary>
    public ImmutableDictionary<ApprovalKind, Sla> Slas { get; init; } =
        ImmutableDictionary<ApprovalKind, Sla>
            .Empty.Add(ApprovalKind.CxReply, new Sla(SlaMeasure.WorkingTime, Duration.FromMinutes(15)))
            .Add(ApprovalKind.Inventory, new Sla(SlaMeasure.EndOfDay, Duration.Zero))
            .Add(ApprovalKind.Growth, new Sla(SlaMeasure.EndOfDay, Duration.Zero))
            .Add(ApprovalKind.Misc, new Sla(SlaMeasure.Elapsed, Duration.FromHours(24)));

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

    /// <summary>R17: the lists that a rung may name besides roles, as ON_CALL. Default: none.</summary>
    public ImmutableArray<RecipientList> Lists { get; init; } = [];

    /// <summary>R26: the terms on which an agent's items may be approved without a person. Default: off.</summary>
    public AutoApproval AutoApproval { get; init; } = new();

    /// <summary>The quorum for an approval of this kind and risk; one approver where no rule says more.</summary>
    public Quorum QuorumOf(ApprovalKind kind, RiskLevel risk) =>
        (Rule(kind, risk) ?? Rule(null, risk))?.Quorum ?? new(1, Manager: false);

    /// <summary>The facts of this policy that a decision on this kind and risk obeys.</summary>
    public PolicyFacts FactsOf(ApprovalKind kind, RiskLevel risk)
    {
        var quorum = QuorumOf(kind, risk);
        return new(Version, quorum.Approvals, quorum.Manager, GradesOf(kind));
    }

    /// <summary>The grades asked for at approval.</summary>
    public ImmutableArray<GradeDimension> GradesOf(ApprovalKind kind) => Grades.GetValueOrDefault(kind, []);

    /// <summary>How long a review of this kind may take.</summary>
    public Sla SlaFor(ApprovalKind kind) => Slas.GetValueOrDefault(kind) ?? Default.Slas[kind];

    /// <summary>How long after submission it expires.</summary>
    public Duration ExpiryFor(ApprovalKind kind) => ExpiresAfter.GetValueOrDefault(kind, Duration.FromHours(24));

    /// <summary>How long after the last approval it can be undone.</summary>
    public Duration UndoWindowFor(ApprovalKind kind) => UndoFor.GetValueOrDefault(kind, Duration.FromSeconds(10));

    /// <summary>The rungs of the ladder, in their order.</summary>
    public ImmutableArray<Rung> RungsOf(Priority priority) => Ladders.GetValueOrDefault(priority, []);

    /// <summary>When the SLA warns and when it is breached, if submitted now.</summary>
    public (Instant WarnAt, Instant DueAt) SlaOf(ApprovalKind kind, Instant submittedAt) =>
        SlaFor(kind).Of(submittedAt, Hours);

    /// <summary>When it expires if submitted now.</summary>
    public Instant ExpiryOf(ApprovalKind kind, Instant submittedAt) => submittedAt + ExpiryFor(kind);

    /// <summary>Until when (exclusive) an approval given now can be undone.</summary>
    public Instant UndoUntil(ApprovalKind kind, Instant approvedAt) => approvedAt + UndoWindowFor(kind);

    /// <summary>The ladder's rungs with their instants, if submitted now.</summary>
    public ImmutableArray<EscalationDue> LadderOf(Priority priority, Instant submittedAt) =>
        [.. RungsOf(priority).Select((rung, i) => new EscalationDue(i, submittedAt + rung.After, rung.To))];

    private QuorumRule? Rule(ApprovalKind? kind, RiskLevel risk) =>
        Quorums.FirstOrDefault(x => x.Kind == kind && x.Risk == risk);
}
