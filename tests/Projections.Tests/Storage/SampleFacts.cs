using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Onboarding;
using HotDash.Domain.Policies;
using HotDash.Domain.Preferences;
using HotDash.Domain.Shops;
using HotDash.Domain.Subjects;
using HotDash.Domain.Tiles;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Projections.Tests.Storage;

/// <summary>One of every fact, with every field that it can have.</summary>
internal static class SampleFacts
{
    public const string ApprovalId = "approval-01934f7e-0000-7000-8000-000000000001";

    private const string KeyId = "api-key-01934f7e-0000-7000-8000-000000000001";

    public static IReadOnlyList<IFact> All { get; } =
    [
        new ApprovalDrafted(At, Agent, ApprovalId, Content, Digest, RiskLevel.High, Value, Manager),
        new ApprovalSubmitted(
            At,
            Agent,
            1,
            Digest,
            RiskLevel.High,
            Value,
            At + Duration.FromMinutes(10),
            At + Duration.FromMinutes(15),
            At + Duration.FromHours(24),
            [new EscalationDue(0, At + Duration.FromMinutes(15), "MANAGER")],
            Policy,
            Conversation
        ),
        new ApprovalEdited(At, Operator, 2, Content, Digest, RiskLevel.High, Value, Edits, Policy, Conversation),
        new ApprovalValidated(
            At,
            Operator,
            2,
            Digest,
            [ErrorCode.EvidenceMissing],
            ["No risk text."],
            [new DryRun(Digest, "a1", DryRunStatus.Warning, "Nearly paid back.")]
        ),
        new ApprovalClaimed(At, Manager, At + Duration.FromMinutes(5), "p1", Text("He is away.")),
        new ApprovalReleased(At, Manager),
        new ApprovalGiven(At, Operator, 2, Digest, Grades, Policy),
        new ApprovalApproved(At, Manager, 2, Digest, "d1", At + Duration.FromSeconds(10), ["p1", "p2"], Policy, Trust),
        new ApprovalUndone(At, Manager, "d1", Text("Wrong order.")),
        new ApprovalUrgencyRaised(At, Timer, Urgency.Warning),
        new ApprovalEscalated(At, Timer, 0, "MANAGER", Text("Too long.")),
        new ApprovalExpiryExtended(At, Manager, At + Duration.FromHours(48), Text("She answers tomorrow.")),
        new ApprovalDispatched(At, Dispatcher, "d1", Digest),
        new ActionStarted(At, Dispatcher, "a1", EffectPhase.Apply, $"{ApprovalId}/a1/2", "t1"),
        new ActionSettled(At, Dispatcher, EffectPhase.Apply, Receipt, Text("Seen in the far system.")),
        new ApprovalApplied(At, Dispatcher),
        new OutcomeRecorded(At, Operator, Text("She stayed."), ["https://example.org/o/1001"]),
        new LessonRecorded(At, Agent, Text("Say the amount first.")),
        new ApprovalRollbackStarted(At, Manager, "d2", Text("Paid twice.")),
        new ApprovalRollbackFailed(At, Dispatcher, ErrorCode.OutcomeUnknown, "Nobody can tell."),
        new ApprovalRetried(At, Manager, EffectPhase.RollBack, "d3", Text("Again.")),
        new ApprovalRolledBack(At, Dispatcher),
        new ApprovalApplyFailed(At, Dispatcher, ErrorCode.ContextChanged, "A newer message came."),
        new ApprovalRejected(At, Operator, 2, Digest, RejectReason.TooRisky, Text("Not proven."), Grades, Policy),
        new ApprovalChangesRequested(At, Operator, 2, Text("Which order?")),
        new ApprovalWithdrawn(At, Agent, Text("Asked twice.")),
        new ApprovalExpired(At, Timer, At),
        new CheckItemEnded(At, Dispatcher, Manager, ["p1"], "p4"),
        new TrustGranted(
            At,
            ByPolicy,
            "a1",
            3,
            new AgentRecord(50, 50, 49, 4.5m, 5, 4.25m, 1.5m, Duration.FromMinutes(3))
        ),
        new TrustUsed(At, ByPolicy, "a1", ApprovalId, new LocalDate(2026, 11, 2), 7),
        new TrustRevoked(At, Admin, "a1", new PersonalText("trust-a1", "Too bold.")),
        new TileAnomalyDetected(
            At,
            Agent,
            TileKey.Inventory,
            AnomalyKind.DaysOfCover,
            AnomalySeverity.Critical,
            "MUG-1",
            2.5,
            3,
            At
        ),
        new TileDecided(
            At,
            Operator,
            TileKey.Inventory,
            TileDecision.Snooze,
            "MUG-1",
            ApprovalId,
            At + Duration.FromHours(24),
            Text("It comes tomorrow.")
        ),
        new EffectsWereHeld(At, Manager, new PersonalText("effects-hold", "Stock is being counted.")),
        new EffectsWereReleased(At, Manager),
        new ApprovalPolicySet(At, Admin, Set, [PolicyPart.Hours, PolicyPart.Quorums, PolicyPart.AutoApproval]),
        new ShopCreated(At, Console, "acme.myshopify.com"),
        new MemberInvited(
            At,
            Admin,
            new Actor("a1", ActorKind.Agent, "p9"),
            [Role.Agent],
            new PersonalText("member-a1", "Support agent"),
            new Login("https://id.example.org", "00u1")
        ),
        new MemberRolesChanged(At, Admin, [Role.Operator, Role.Manager]),
        new MemberRemoved(At, Admin, "p9"),
        new ApiKeyIssued(
            At,
            Admin,
            KeyId,
            "a1",
            "p9",
            "Replies",
            "hd_live_Ab3dE_",
            [Role.Agent],
            At + Duration.FromDays(90)
        ),
        new ApiKeyRevoked(At, Admin, KeyId),
        new LegalHoldSet(At, Admin, "cust-3", Text("She sues.")),
        new LegalHoldReleased(At, Admin, "cust-3", Text("She does not.")),
        new SubjectErased(At, Admin, "cust-3"),
        new TilesReordered(At, Operator, [TileKey.ApprovalsQueue, TileKey.CxEscalations]),
        new TileMoved(At, Operator, TileKey.AdsRoas, TileKey.OpsMetrics),
        new TileVisibilitySet(At, Operator, TileKey.IdeaPool, false),
        new PreferencesUpdated(
            At,
            Operator,
            new(Theme.Dark, DashboardView.List, Density.Compact, true, 60, 25, "Europe/Zurich")
        ),
        new PreferencesReset(At, Operator),
        new OnboardingAdvanced(At, Operator, OnboardingStepKey.TourTiles, OnboardingStatus.InProgress),
        new NotificationPreferencesChanged(
            At,
            Operator,
            [NotificationChannel.Toast, NotificationChannel.Banner, NotificationChannel.Email],
            [NotificationTopic.ItemWaiting, NotificationTopic.ApprovalRate],
            NotificationFrequency.Every5Min,
            QuietHours.Default with
            {
                On = true,
            }
        ),
    ];

    private static Instant At => Instant.FromUtc(2026, 11, 2, 9, 0, 0) + Duration.FromNanoseconds(123_456_000);

    private static By Agent => new("a1", ActorKind.Agent, Role.Agent, "p9");
    private static By Operator => new("p1", ActorKind.Person, Role.Operator);
    private static By Manager => new("p2", ActorKind.Person, Role.Manager);
    private static By Admin => new("p3", ActorKind.Person, Role.Admin);
    private static By Console => new(Actor.Console.Id, ActorKind.System);
    private static By Timer => new(Actor.Timer.Id, ActorKind.System);
    private static By Dispatcher => new(Actor.Dispatcher.Id, ActorKind.System);
    private static By ByPolicy => new(Actor.Policy.Id, ActorKind.System);
    private static TrustFacts Trust => new("a1", 120, 100, 98, 7, 50);
    private static Grades Grades => new(5, 4, null);
    private static Money Value => new(12.50m, "EUR");
    private static ConversationFacts Conversation => new("m7", [EscalationTrigger.RefundRequest]);
    private static PolicyFacts Policy => new(0, 2, true, [GradeDimension.Tone, GradeDimension.Accuracy]);

    private static ApprovalPolicy Set =>
        ApprovalPolicy.Default with
        {
            Version = 3,
            Hours = new(
                DateTimeZoneProviders.Tzdb["Europe/Berlin"],
                new LocalTime(8, 30),
                new LocalTime(18, 0),
                [IsoDayOfWeek.Monday, IsoDayOfWeek.Saturday]
            )
            {
                Holidays = [new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 26)],
            },
            HighValue = new(2500.50m, "EUR"),
            Quorums =
            [
                new(null, RiskLevel.High, new(2, Manager: true)),
                new(ApprovalKind.CxReply, RiskLevel.Low, new(3, Manager: false)),
            ],
            ExpiresAfter = ApprovalPolicy.Default.ExpiresAfter.Add(ApprovalKind.Growth, Duration.FromHours(36)),
            UndoFor = ApprovalPolicy.Default.UndoFor.Add(ApprovalKind.CxReply, Duration.Zero),
            Lists = [new("ON_CALL", ["p1", "p2"])],
            AutoApproval = new()
            {
                Enabled = true,
                Tools = ["product.tag"],
                Intents = ["restock"],
                MinMeanGrade = 4.5m,
            },
        };

    private static Receipt Receipt =>
        new("a1", "refund.create", EffectOutcome.Done, "re_1", ["Partly."], At, At + Duration.FromSeconds(1));

    private static IReadOnlyList<FieldEdit> FieldEdits =>
        [
            new("actions[a1].arguments.amount", Number("10.5"), Number("12.5"), null, null, null),
            new("actions[a1].arguments.note", Json.Null, null, null, null, null),
            new("actions[a1].arguments.reason", null, null, Text("Late"), Text("Late."), 1),
        ];

    private static System.Collections.Immutable.ImmutableArray<FieldEdit> Edits => [.. FieldEdits];

    private static ApprovalContent Content =>
        new(
            Text("Refund order 1001, naïve ☕"),
            ApprovalKind.CxReply,
            Priority.Urgent,
            "conv-7",
            "cust-3",
            "m7",
            new Evidence(
                Text("Pays back."),
                Text("Was late."),
                Text("Stays."),
                [Text("-a +b")],
                [Text("Hi")],
                ["q"],
                ["s3"]
            ),
            new Impact("She stays.", ["refunds"], "Gets money.", "Keeps her."),
            new Risk(Text("Paid twice."), "A day."),
            new Rollback(["Charge again."], [Action("a2", "customer.charge")]),
            [Action("a1", "refund.create")],
            0.25,
            Text("00ff"),
            "season"
        );

    private static ProposedAction Action(string id, string tool) =>
        new(
            id,
            tool,
            Parse(
                """{"amount":{"amount":"12.50","currency":"EUR"},"big":1e+21,"items":[1,2.5,null,true],"order":"1001"}"""
            ),
            System.Collections.Immutable.ImmutableSortedDictionary<string, PersonalText>.Empty.Add(
                "reason",
                Text("Late")
            )
        );

    private static PersonalText Text(string text) => new("cust-3", text);

    private static Json Number(string number) => Parse(number);

    private static Json Parse(string text) =>
        Json.TryParse(text, out var json, out var reason) ? json : throw new InvalidOperationException(reason);

    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
}
