using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Fanout;

/// <summary>What is subscribed to: one document, several filters, so that there are several distinct questions.</summary>
internal static class Questions
{
    public const string Document = """
        subscription($filter: ApprovalHistoryFilter) {
          approvalHistoryAppended(filter: $filter) {
            kind
            appended { id approvalId version action at state revision by { id kind role } }
            cursor
          }
        }
        """;

    /// <summary>The same entries as the audit trail lists them, for what should have been heard.</summary>
    public const string Trail = """
        query($filter: ApprovalHistoryFilter, $after: String) {
          approvalHistory(filter: $filter, first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { id approvalId version }
          }
        }
        """;

    public static int Count => Filters.Length;

    public static JsonNode? Filter(int question) => JsonNode.Parse(Filters[question]);

    // All but the last match every change; the last every second one.
    private static readonly string[] Filters =
    [
        "null",
        """{"kinds":["INVENTORY"]}""",
        """{"states":["PENDING_REVIEW"]}""",
        """{"actions":["CLAIMED","RELEASED"]}""",
        """{"actions":["CLAIMED"]}""",
    ];
}
