using HotDash.Domain.Approvals;
using Marten;
using NodaTime;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Postgresql;

namespace HotDash.Projections.Approvals;

/// <summary>
/// The approval as it stands, one document a stream, written in the transaction of the events that made it so. Commands
/// decide on it and screens read it: one fold, so that nobody is shown what nobody would decide on.
/// </summary>
public static class ApprovalDocument
{
    /// <summary>Its table.</summary>
    public const string Table = "hotdash.mt_doc_approval";

    /// <summary>The columns that lists filter and sort by; their indexes stand in schema/postgres.</summary>
    public static void Configure(StoreOptions store)
    {
        PostgresqlProvider.Instance.RegisterMapping(
            typeof(Instant),
            "timestamp with time zone",
            NpgsqlDbType.TimestampTz
        );
        // Priorities must sort by rank, not by name.
        store.Advanced.DuplicatedFieldEnumStorage = EnumStorage.AsInteger;
        store
            .Schema.For<Approval>()
            .Identity(x => x.Id)
            .DocumentAlias("approval")
            .Duplicate(x => x.State)
            .Duplicate(x => x.Content.Kind)
            .Duplicate(x => x.Content.Priority)
            .Duplicate(x => x.Urgency)
            .Duplicate(x => x.RiskLevel)
            .Duplicate(x => x.DraftedBy.Id)
            .Duplicate(x => x.CreatedAt)
            .Duplicate(x => x.SubmittedAt)
            .Duplicate(x => x.Claim!.Until)
            .IgnoreIndex("approval_queue")
            .IgnoreIndex("approval_by_state")
            .IgnoreIndex("approval_drafter")
            .IgnoreIndex("approval_kind")
            .IgnoreIndex("approval_urgency")
            .IgnoreIndex("approval_risk")
            .IgnoreIndex("approval_drafter_newest")
            .IgnoreIndex("approval_newest");
    }
}
