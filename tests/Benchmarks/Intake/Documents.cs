namespace HotDash.Benchmarks.Intake;

/// <summary>What is asked of the API.</summary>
internal static class Documents
{
    public static string Mutation(string field)
    {
        var input = $"{char.ToUpperInvariant(field[0])}{field[1..]}Input";
        return $$"""
            mutation($input: {{input}}!) {
              {{field}}(input: $input) {
                approval { id version revision state riskLevel payloadDigest actions { actionId } }
                replayed
                errors {
                  code message
                  ... on DuplicateOpen { approvalId }
                  ... on AlreadyDecided { by { id } decision }
                  ... on VersionConflict { actual }
                }
              }
            }
            """;
    }

    /// <summary>A page as the queue's screen shows it.</summary>
    public const string Queue = """
        query($states: [ApprovalState!], $first: Int, $after: String) {
          approvals(filter: { states: $states }, first: $first, after: $after) {
            totalCount totalCountCapped
            pageInfo { hasNextPage endCursor }
            edges { node {
              id version revision state kind priority riskLevel urgency summary slaDueAt submittedAt
              draftedBy { id } claim { by { id } until } approvalsGiven { by { id } } approvalsNeeded monetaryValue { amount currency }
            } }
          }
        }
        """;

    /// <summary>One approval as the reviewer's screen shows it.</summary>
    public const string Detail = """
        query($id: ID!) {
          approval(id: $id) {
            id version revision state kind priority riskLevel urgency summary payloadDigest createdAt submittedAt slaDueAt expiresAt
            draftedBy { id kind onBehalfOf } confidence monetaryValue { amount currency }
            evidence { whatChanges whyNow samples } impact { expectedOutcome metricsAffected } risk { whatCouldGoWrong } rollback { steps }
            actions { actionId tool arguments dryRun { status message } }
            validation { revision failures warnings }
            approvalsGiven { by { id } at } approvalsNeeded edits { path before after } receipts { actionId outcome } viewerCan
          }
        }
        """;

    /// <summary>Where every approval stands, for the proofs.</summary>
    public const string States = """
        query($states: [ApprovalState!], $after: String) {
          approvals(filter: { states: $states }, orderBy: NEWEST, first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            edges { node { id version state conversationRef receipts { actionId outcome } } }
          }
        }
        """;

    public const string History =
        """
            query($after: String) {
              approvalHistory(first: 100, after: $after) {
                pageInfo { hasNextPage endCursor }
                edges { node { ...Entry } }
              }
            }
            """ + Entry;

    public const string WatchHistory =
        """
            subscription($after: String) {
              approvalHistoryAppended(after: $after) { cursor kind complete appended { ...Entry } }
            }
            """ + Entry;

    public const string WatchQueue = """
        subscription($after: String) {
          approvalQueueChanged(filter: { states: [PENDING_REVIEW] }, after: $after) {
            cursor kind complete upserted { id version state } removedIds
          }
        }
        """;

    private const string Entry = """

        fragment Entry on ApprovalHistoryEntry {
          id approvalId version action at revision state payloadDigest by { id kind role } failures
          receipt { actionId outcome } policy { approvalsNeeded managerNeeded }
        }
        """;
}
