using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Intake;

/// <summary>
/// A manager after a crash: looks up at the far side what became of each action whose outcome is UNKNOWN, says so, and has
/// the rest tried again.
/// </summary>
public sealed class Recovery(
    Dictionary<string, Teller> tellers,
    Pages pages,
    Database database,
    IReadOnlyCollection<Case> cases
)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var teller = tellers[Cast.Managers[0]];
        var calls = (await database.CallsAsync(cancel)).Select(it => (it.ApprovalId, it.ActionId)).ToHashSet();
        var outdated = cases.Where(it => it.Draft.Outdated).Select(it => it.Now?.Id).ToHashSet();
        foreach (var failed in await pages.StatesAsync(cancel, "APPLY_FAILED"))
        {
            if (outdated.Contains(failed.Id))
            {
                continue;
            }

            var state = failed.State;
            foreach (var action in failed.Unknown)
            {
                var done = calls.Contains((Proofs.KeyOf(failed.Id), action));
                var settled = await teller.MutateAsync(
                    "settleAction",
                    new()
                    {
                        ["id"] = failed.Id,
                        ["actionId"] = action,
                        ["outcome"] = done ? "DONE" : "FAILED",
                        ["reason"] = "Looked up at the far side.",
                    },
                    $"settle/{failed.Id}/{action}",
                    cancel
                );
                state = settled.Approval?.State ?? state;
            }

            if (state == "APPLY_FAILED")
            {
                await teller.MutateAsync(
                    "retryApproval",
                    new JsonObject { ["id"] = failed.Id, ["reason"] = "It was cut short by a crash." },
                    $"retry/{failed.Id}",
                    cancel
                );
            }
        }
    }
}
