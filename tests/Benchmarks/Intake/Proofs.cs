using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotDash.Domain;

namespace HotDash.Benchmarks.Intake;

/// <summary>What has to be true when everything is settled; whatever is not becomes a finding.</summary>
public sealed class Proofs(IReadOnlyCollection<Case> cases, IReadOnlyCollection<Draft> doubles, Findings findings)
{
    /// <summary>Each message has its one approval, in the state that the rule said; the doubles have none.</summary>
    public void Standings(IReadOnlyCollection<ApprovalState> standings)
    {
        var found = standings.ToLookup(it => it.Conversation);
        foreach (var @case in cases)
        {
            var here = found[@case.Draft.Conversation].ToList();
            findings.Require(
                here is [var one] && one.Id == @case.Now?.Id,
                () => $"row {@case.Row}: {here.Count} approvals, not the one that was acknowledged ({@case.Now?.Id})"
            );
            findings.Require(
                @case.GaveUp || here.All(it => it.State == @case.Ends),
                () =>
                    $"row {@case.Row} ({@case.Plan.Name}): {string.Join(",", here.Select(it => it.State))}, not {@case.Ends}"
            );
        }

        foreach (var draft in doubles)
        {
            findings.Require(!found[draft.Conversation].Any(), () => $"row {draft.Row}: the double is there");
        }

        findings.Require(
            standings.Count == cases.Count,
            () => $"{standings.Count} approvals in the shop for {cases.Count} drafts"
        );
    }

    /// <summary>History is lawful, and tells of each approval what was acknowledged to those who acted, and nothing else of theirs.</summary>
    public void History(IReadOnlyCollection<HistoryRow> history, AnswerTimes answers)
    {
        findings.Require(
            history.Select(it => it.EventId).Distinct().Count() == history.Count,
            () => "approvalHistory has an event twice"
        );
        var byApproval = history.ToLookup(it => it.ApprovalId);
        foreach (var rows in byApproval)
        {
            var law = new Law(findings);
            foreach (var row in rows)
            {
                law.Read(row);
            }
        }

        foreach (var @case in cases.Where(it => it.Now is not null))
        {
            var told = byApproval[@case.Now!.Id]
                .Where(it => Wishes.Contains(it.Action))
                .Select(it => (it.Action, it.By))
                .ToList();
            findings.Require(
                told.SequenceEqual(@case.Acknowledged),
                () =>
                    $"row {@case.Row} ({@case.Plan.Name}): history tells [{string.Join(' ', told)}], acknowledged was [{string.Join(' ', @case.Acknowledged)}]"
            );
        }

        var versions = history.Select(it => (it.ApprovalId, it.Version)).ToHashSet();
        var lost = answers.All.Count(it => !versions.Contains(it));
        findings.Require(lost == 0, () => $"{lost} acknowledged versions are not in the history");
    }

    /// <summary>The subscriber was told every row once, in the order of the history itself.</summary>
    public void Delivery(IReadOnlyList<HistoryRow> told, IReadOnlyList<HistoryRow> history)
    {
        findings.Require(
            told.Count == history.Count,
            () => $"approvalHistoryAppended delivered {told.Count} rows of {history.Count}"
        );
        var off = Enumerable
            .Range(0, Math.Min(told.Count, history.Count))
            .FirstOrDefault(i => told[i].EventId != history[i].EventId, -1);
        findings.Require(
            off < 0,
            () => $"approvalHistoryAppended left the order at row {off}: {told[off]} for {history[off]}"
        );
    }

    /// <summary>What the watcher of the queue believes is what waits.</summary>
    public void Queue(IReadOnlyDictionary<string, int> believed, IReadOnlyCollection<ApprovalState> waiting) =>
        findings.Require(
            Same(believed, waiting),
            () =>
                $"approvalQueueChanged: the watcher has {believed.Count} approvals, {waiting.Count} wait, or versions differ"
        );

    public static bool Same(IReadOnlyDictionary<string, int> believed, IReadOnlyCollection<ApprovalState> waiting) =>
        believed.Count == waiting.Count
        && waiting.All(it => believed.TryGetValue(it.Id, out var version) && version == it.Version);

    /// <summary>Rows of history, events and journal are the same ones.</summary>
    public void Tables((long Events, long History, long Journal, long Unmatched) rows, int told)
    {
        findings.Require(
            rows.Events == rows.History && rows.History == rows.Journal && rows.Unmatched == 0,
            () => $"tables differ: {rows.Events} events, {rows.History} of history, {rows.Journal} of the journal"
        );
        findings.Require(rows.History == told, () => $"the API tells {told} of {rows.History} rows of history");
    }

    /// <summary>Every action of what was applied reached its tool once, with the arguments that were approved; nothing else did.</summary>
    public void Calls(IReadOnlyCollection<ToolCall> calls)
    {
        foreach (var twice in calls.GroupBy(it => it.Key).Where(it => it.Count() > 1))
        {
            findings.Add($"{twice.Key} was called {twice.Count()} times");
        }

        var byApproval = calls.ToLookup(it => it.ApprovalId);
        var made = 0;
        foreach (var @case in cases.Where(it => it.Now is not null && !it.GaveUp))
        {
            var here = byApproval[KeyOf(@case.Now!.Id)].ToList();
            made += here.Count;
            var wanted = @case.Ends == "APPLIED" ? @case.Draft.Works : [];
            findings.Require(
                here.Count == wanted.Length && wanted.Zip(here).All(it => Fits(it.First, it.Second)),
                () =>
                    $"row {@case.Row} ({@case.Plan.Name}, {@case.Ends}): {here.Count} calls of {wanted.Length}, or other arguments"
            );
        }

        findings.Require(made == calls.Count, () => $"{calls.Count - made} calls for no approval of this run");
    }

    private static bool Fits(Work work, ToolCall call) =>
        work.Tool == call.Tool
        && Json.TryParse(work.Arguments.ToJsonString(), out var arguments, out _)
        && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arguments.Text))) == call.ArgumentsDigest;

    /// <summary>The key within the type:key of a global id.</summary>
    internal static string KeyOf(string globalId) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(globalId)).Split(':', 2)[1];

    private static readonly HashSet<string> Wishes =
    [
        "DRAFTED",
        "SUBMITTED",
        "EDITED",
        "WITHDRAWN",
        "CLAIMED",
        "GIVEN",
        "REJECTED",
        "CHANGES_REQUESTED",
        "UNDONE",
    ];
}
