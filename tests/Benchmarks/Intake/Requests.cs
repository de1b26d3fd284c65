using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Intake;

/// <summary>A step as a mutation's field and input.</summary>
internal static class Requests
{
    public static (string Field, JsonObject Input) Of(Case @case, Step step)
    {
        if (step.Act == Act.Submit)
        {
            return ("submitApproval", new() { ["draft"] = (step.Twin ?? @case.Draft).ToInput() });
        }

        var seen = (step.Stale ? @case.Before : @case.Now)!;
        var input = new JsonObject { ["id"] = seen.Id };
        switch (step.Act)
        {
            case Act.Edit:
                input["expectedRevision"] = seen.Revision;
                input["summary"] = $"Revised: {@case.Draft.Utterance}";
                input["actions"] = @case.Edited().ActionsInput(seen.ActionIds);
                return ("editApproval", input);
            case Act.Resubmit:
                input["expectedRevision"] = seen.Revision;
                return ("submitApproval", input);
            case Act.Withdraw:
                input["reason"] = "The customer wrote that it is no longer needed.";
                return ("withdrawApproval", input);
            case Act.Claim:
                return ("claimApproval", input);
            case Act.Approve:
                input["expectedRevision"] = seen.Revision;
                input["payloadDigest"] = seen.Digest;
                input["grades"] = GradesOf(@case.Row);
                return ("approve", input);
            case Act.Reject:
                input["expectedRevision"] = seen.Revision;
                input["reasonCode"] = "NOT_NEEDED";
                input["reason"] = "The customer was helped by telephone.";
                return ("reject", input);
            case Act.RequestChanges:
                input["expectedRevision"] = seen.Revision;
                input["note"] = "Please be kinder.";
                return ("requestChanges", input);
            case Act.Undo:
                input["reason"] = "It was the wrong one.";
                return ("undoApproval", input);
            default:
                throw new InvalidOperationException(step.Act.ToString());
        }
    }

    private static JsonObject GradesOf(int row) =>
        new()
        {
            ["tone"] = 1 + (row % 5),
            ["accuracy"] = 1 + (row / 5 % 5),
            ["policy"] = 5,
        };
}
