using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Policies;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>An approval as one caller may see it.</summary>
[Name("Approval")]
[Description("A request for a decision, with its evidence and the actions that it would carry out.")]
[Implements(typeof(INode))]
public sealed class ApprovalNode(Approval state, Reader reader) : INode
{
    internal Approval Source => state;

    [Description("Its id.")]
    public GlobalId Id => new("Approval", state.Id);

    [Description("Counts its content: rises with submission and every edit. Send it back as `expectedRevision`.")]
    public int Revision => state.Revision;

    [Description("Rises with every event: orders what a client receives.")]
    public int Version => state.Version;

    [Description("Where it stands.")]
    public ApprovalState State => state.State;

    [Description("What it is about.")]
    public ApprovalKind Kind => state.Content.Kind;

    [Description("How pressing it is.")]
    public Priority Priority => state.Content.Priority;

    [Description("How much harm it could do: its highest action's.")]
    public RiskLevel RiskLevel => state.RiskLevel;

    [Description("How near the SLA is.")]
    public Urgency Urgency => state.Urgency;

    [Description("One line.")]
    public string Summary => reader.Read(state.Content.Summary);

    [Description("Who drafted it.")]
    public ActorNode DraftedBy => new(state.DraftedBy);

    [Description("The conversation it belongs to, as the far side names it; null where there is none.")]
    public string? ConversationRef => state.Content.ConversationRef;

    [Description("The customer it concerns, as the shop names it; null where there is none.")]
    public string? CustomerRef => state.Content.CustomerRef;

    [Description("The newest message of the conversation when it was drafted; null where none was named.")]
    public string? LastMessageSeen => state.Content.LastMessageSeen;

    [Description("What its drafter is after, one line; null where it was not said.")]
    public string? Intent => state.Content.Intent;

    [Description(
        "How delicate its conversation was when it was last submitted or edited; null where nothing was known."
    )]
    public ConversationNode? Conversation => state.Conversation is { } it ? new(it) : null;

    [Description("Why it is asked for; null until it is given.")]
    public EvidenceNode? Evidence => state.Content.Evidence is { } it ? new(it, reader) : null;

    [Description("What it is to bring; null until it is given.")]
    public ImpactNode? Impact => state.Content.Impact is { } it ? new(it) : null;

    [Description("What could go wrong; null until it is given.")]
    public RiskNode? Risk => state.Content.Risk is { } it ? new(it, reader) : null;

    [Description("How to take it back; null until it is given.")]
    public RollbackNode? Rollback => state.Content.Rollback is { } it ? new(it, state, reader) : null;

    [Description("What would be carried out, in this order.")]
    [ListSize(20)]
    public IEnumerable<ActionNode> Actions => state.Content.Actions.Select(it => new ActionNode(it, state, reader));

    [Description(
        "What a reviewer sees, approves and HotDash executes carries this digest. Send it back with `approve`."
    )]
    [Digest]
    public string PayloadDigest => state.Digest;

    [Description("The checks of the present revision; null before the first.")]
    public ValidationNode? Validation => state.Validation is { } it ? new(it) : null;

    [Description("The drafter's own confidence, 0 to 1; null where none was given.")]
    public double? Confidence => state.Content.Confidence;

    [Description("What it is worth, worked out from the arguments; null where no money moves.")]
    public MoneyNode? MonetaryValue => state.MonetaryValue is { } it ? new(it) : null;

    [Description("When it was drafted.")]
    public Instant CreatedAt => state.CreatedAt;

    [Description("When it last went before the reviewers; null before the first time.")]
    public Instant? SubmittedAt => state.SubmittedAt;

    [Description("Until when it is to be reviewed; null before it is submitted.")]
    public Instant? SlaDueAt => state.SlaDueAt;

    [Description("Whether the SLA is breached.")]
    public bool SlaBreached => state.Urgency == Urgency.Critical;

    [Description("After this instant nothing can approve it; null where nothing ends its time.")]
    public Instant? ExpiresAt => state.ExpiresAt;

    [Description("Who keeps it to himself; null when nobody does.")]
    public ClaimNode? Claim => state.Claim is { } it && it.Until > reader.Now ? new(it) : null;

    [Description("The approvals of the present revision.")]
    public IEnumerable<GivenApprovalNode> ApprovalsGiven =>
        state.ApprovalsGiven.Select(it => new GivenApprovalNode(it));

    [Description(
        "How many distinct approvers it needs: by the shop's present policy; once decided, by the one obeyed."
    )]
    public async Task<int> ApprovalsNeeded(RequestContext request, CancellationToken cancel)
    {
        if (state.Decision is { } decided)
            return decided.Policy.ApprovalsNeeded;
        var policies = request.Services.GetRequiredService<PolicyList>();
        var policy = await policies.Recent(request.Shop, cancel);
        return policy.QuorumOf(state.Content.Kind, state.RiskLevel).Approvals;
    }

    [Description("What was decided, by whom, when; null until then.")]
    public DecisionNode? Decision => state.Decision is { } it ? new(it) : null;

    [Description("Until when the decision can be taken back; null where there is no approval to undo.")]
    public Instant? UndoUntil => state.Decision?.UndoUntil;

    [Description("The grades given with the approvals that count, one set a reviewer.")]
    public IEnumerable<GradesNode> Grades =>
        state.ApprovalsGiven.Where(it => it.Grades is not null).Select(it => new GradesNode(it.By, it.Grades!));

    [Description("Every field that was changed, oldest first.")]
    public IEnumerable<FieldEditNode> Edits =>
        state.Edits.SelectMany(made => made.Fields, (made, edit) => new FieldEditNode(made, edit, reader));

    [Description("How each call to the outside ended, oldest first.")]
    public IEnumerable<ReceiptNode> Receipts => state.Receipts.Select(it => new ReceiptNode(it));

    [Description("What it really brought; null until it is recorded.")]
    public OutcomeNode? Outcome => state.Outcome is { } it ? new(it, reader) : null;

    [Personal]
    [Description("What whoever asks may do now; nothing where a past state was asked for.")]
    public IEnumerable<ApprovalAbility> ViewerCan => reader.IsPast ? [] : state.AbilitiesOf(reader.Caller, reader.Now);

    [Description("Its history, oldest first; null only together with an error.")]
    [Allow(Domain.Role.Operator, Domain.Role.Manager, Domain.Role.Admin, Domain.Role.Auditor)]
    public IDataLoaderResult<Connection<ApprovalHistoryEntry>?> History(
        RequestContext request,
        [Description("How many from the beginning, 1 to 100; 50 by default.")] int? first = null,
        [Description("Only what comes behind this cursor.")] string? after = null,
        [Description("How many from the end, 1 to 100.")] int? last = null,
        [Description("Only what comes before this cursor.")] string? before = null
    ) => ApprovalHistories.Of(state.Id, new(first, after, last, before), request);
}
