using HotDash.Domain.Approvals;
using HotDash.Domain.Onboarding;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;
using HotDash.Domain.Trust;
using HotDash.Projections.Approvals;
using HotDash.Projections.Members;
using HotDash.Projections.Notifications;
using HotDash.Projections.Onboarding;
using HotDash.Projections.Preferences;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;

namespace HotDash.Projections.Storage;

/// <summary>How facts and views are stored: names, JSON, tenancy, metadata. The schema is made by <see cref="SchemaMigration"/> alone.</summary>
public static class EventStore
{
    /// <summary>The schema of everything that is ours.</summary>
    public const string Schema = "hotdash";

    /// <summary>Declares the store.</summary>
    public static void Configure(StoreOptions store)
    {
        store.DatabaseSchemaName = Schema;
        store.AutoCreateSchemaObjects = AutoCreate.None;
        store.Serializer(StoredJson.Serializer());
        // Marten's own log quotes a failed batch with its parameters: personal data.
        store.Logger(new SilentMartenLogger());

        // The pipeline alone decides again: a batch that Marten would send once more, in its turn and in another transaction, rests on
        // what was read under locks that are gone.
        store.ConfigureWritePolly(_ => { });

        store.UseRowLevelSecurity(DatabaseRoles.ShopSetting);
        store.Policies.AllDocumentsAreMultiTenanted();

        var events = store.Events;
        events.StreamIdentity = StreamIdentity.AsString;
        events.TenancyStyle = TenancyStyle.Conjoined;
        events.AppendMode = EventAppendMode.Quick;
        events.UseListenNotifyForEventAppends = false;
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true;
        foreach (var (fact, name) in EventNames.All)
            events.MapEventType(fact, name);

        store.Projections.Add(new EffectsHoldFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new ShopPolicyFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new ShopFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new MemberFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new MemberRows(), ProjectionLifecycle.Inline);
        store.Projections.Add(new ApiKeyFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new DataSubjectFold(), ProjectionLifecycle.Live);
        store.Schema.For<PersonPreferences>().DocumentAlias("preferences");
        store.Projections.Add(new PreferencesSnapshot(), ProjectionLifecycle.Inline);
        store.Schema.For<PersonOnboarding>().DocumentAlias("onboarding");
        store.Projections.Add(new OnboardingSnapshot(), ProjectionLifecycle.Inline);
        store.Schema.For<AgentTrust>().Identity(x => x.Id).DocumentAlias("agent_trust");
        store.Projections.Add(new AgentTrustFold(), ProjectionLifecycle.Inline);
        // Kept, not folded anew: a tile's stream grows for ever, and its snapshots come every few seconds.
        store.Projections.Add(new TileFold(), ProjectionLifecycle.Inline);
        store.Schema.For<Tile>().DocumentAlias("tile");
        store.Projections.Add(new NotificationPreferencesFold(), ProjectionLifecycle.Live);
        store.Projections.Add(new NotificationPreferenceRows(), ProjectionLifecycle.Inline);
        ApprovalDocument.Configure(store);
        // In this order: the history folds on from the document that the command decided on.
        store.Projections.Add(new ApprovalHistory(), ProjectionLifecycle.Inline);
        store.Projections.Add(new ApprovalSnapshot(), ProjectionLifecycle.Inline);
        // A command's own session already holds the document that the projection folds on.
        events.UseIdentityMapForAggregates = true;

        // The daemon does not run, but a rebuild does: what cannot be read must stop it, never be passed over.
        foreach (var errors in new[] { store.Projections.Errors, store.Projections.RebuildErrors })
        {
            errors.SkipApplyErrors = false;
            errors.SkipSerializationErrors = false;
            errors.SkipUnknownEvents = false;
        }
    }
}
