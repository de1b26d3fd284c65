using System.Collections.Frozen;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using HotDash.Domain.Onboarding;
using HotDash.Domain.Policies;
using HotDash.Domain.Preferences;
using HotDash.Domain.Shops;
using HotDash.Domain.Subjects;
using HotDash.Domain.Tiles;
using HotDash.Domain.Trust;
using HotDash.Projections.Storage.Sealing;

namespace HotDash.Projections.Storage;

/// <summary>
/// The name under which each fact is stored, for ever: a renamed type keeps its name here, a changed shape gets the
/// next version and an upcaster.
/// </summary>
public static class EventNames
{
    /// <summary>Every fact and its name.</summary>
    public static readonly FrozenDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(ApprovalDrafted)] = "approval_drafted.v1",
        [typeof(ApprovalSubmitted)] = "approval_submitted.v1",
        [typeof(ApprovalEdited)] = "approval_edited.v1",
        [typeof(ApprovalValidated)] = "approval_validated.v1",
        [typeof(ApprovalClaimed)] = "approval_claimed.v1",
        [typeof(ApprovalReleased)] = "approval_released.v1",
        [typeof(ApprovalGiven)] = "approval_given.v1",
        [typeof(ApprovalApproved)] = "approval_approved.v1",
        [typeof(ApprovalRejected)] = "approval_rejected.v1",
        [typeof(ApprovalChangesRequested)] = "approval_changes_requested.v1",
        [typeof(ApprovalWithdrawn)] = "approval_withdrawn.v1",
        [typeof(ApprovalExpired)] = "approval_expired.v1",
        [typeof(ApprovalExpiryExtended)] = "approval_expiry_extended.v1",
        [typeof(ApprovalUndone)] = "approval_undone.v1",
        [typeof(ApprovalUrgencyRaised)] = "approval_urgency_raised.v1",
        [typeof(ApprovalEscalated)] = "approval_escalated.v1",
        [typeof(ApprovalDispatched)] = "approval_dispatched.v1",
        [typeof(ActionStarted)] = "approval_action_started.v1",
        [typeof(ActionSettled)] = "approval_action_settled.v1",
        [typeof(ApprovalApplied)] = "approval_applied.v1",
        [typeof(ApprovalApplyFailed)] = "approval_apply_failed.v1",
        [typeof(ApprovalRetried)] = "approval_retried.v1",
        [typeof(ApprovalRollbackStarted)] = "approval_rollback_started.v1",
        [typeof(ApprovalRolledBack)] = "approval_rolled_back.v1",
        [typeof(ApprovalRollbackFailed)] = "approval_rollback_failed.v1",
        [typeof(OutcomeRecorded)] = "approval_outcome_recorded.v1",
        [typeof(LessonRecorded)] = "approval_lesson_recorded.v1",
        [typeof(CheckItemEnded)] = "approval_check_item_ended.v1",
        [typeof(TrustGranted)] = "trust_granted.v1",
        [typeof(TrustUsed)] = "trust_used.v1",
        [typeof(TrustRevoked)] = "trust_revoked.v1",
        [typeof(EffectsWereHeld)] = "effects_held.v1",
        [typeof(EffectsWereReleased)] = "effects_released.v1",
        [typeof(ApprovalPolicySet)] = "approval_policy_set.v1",
        [typeof(ShopCreated)] = "shop_created.v1",
        [typeof(MemberInvited)] = "member_invited.v1",
        [typeof(MemberRolesChanged)] = "member_roles_changed.v1",
        [typeof(MemberRemoved)] = "member_removed.v1",
        [typeof(ApiKeyIssued)] = "api_key_issued.v1",
        [typeof(ApiKeyRevoked)] = "api_key_revoked.v1",
        [typeof(SubjectErased)] = SubjectKeys.ErasureName,
        [typeof(LegalHoldSet)] = "legal_hold_set.v1",
        [typeof(LegalHoldReleased)] = "legal_hold_released.v1",
        [typeof(TilesReordered)] = "tiles_reordered.v1",
        [typeof(TileMoved)] = "tile_moved.v1",
        [typeof(TileVisibilitySet)] = "tile_visibility_set.v1",
        [typeof(PreferencesUpdated)] = "preferences_updated.v1",
        [typeof(PreferencesReset)] = "preferences_reset.v1",
        [typeof(OnboardingAdvanced)] = "onboarding_advanced.v1",
        [typeof(TileAnomalyDetected)] = "tile_anomaly_detected.v1",
        [typeof(TileDecided)] = "tile_decided.v1",
        [typeof(NotificationPreferencesChanged)] = "notification_preferences_changed.v1",
    }.ToFrozenDictionary();

    /// <summary>The facts of one kind.</summary>
    public static IEnumerable<Type> Of<TFact>() => All.Keys.Where(type => type.IsAssignableTo(typeof(TFact)));

    private static readonly FrozenDictionary<string, Type> Types = All.ToFrozenDictionary(x => x.Value, x => x.Key);

    /// <summary>The fact that is stored under this name.</summary>
    public static Type TypeOf(string name) => Types[name];
}
