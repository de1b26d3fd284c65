using System.Diagnostics;
using System.Globalization;

namespace HotDash.Benchmarks.Intake;

/// <summary>One client at work for one member: takes a step, sends it, holds the answer against the rule.</summary>
public sealed class Clerk(string member, Teller teller, Floor floor, Findings findings)
{
    public async Task WorkAsync(CancellationToken cancel)
    {
        while (true)
        {
            (Case Case, Step Step) next;
            try
            {
                next = await floor.TrayOf(member).TakeAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await TakeAsync(next.Case, next.Step, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                GiveUp(next.Case, next.Step, $"{e.GetType().Name}: {e.Message}");
            }

            if (next.Case.Finished())
            {
                CheckRace(next.Case);
                floor.Advance(next.Case);
            }
        }
    }

    private async Task TakeAsync(Case @case, Step step, CancellationToken cancel)
    {
        if (step.Act == Act.Approve)
        {
            @case.ApprovedAt = Stopwatch.GetTimestamp();
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{@case.Row}/{@case.StepNumber}/{step.Act}");
        var (field, input) = Requests.Of(@case, step);
        var answer = await teller.MutateAsync(field, input, key, cancel);
        Judge(@case, step, answer);
        if (step.Twice && answer.Refusals.IsEmpty)
        {
            var again = await teller.MutateAsync(field, input, key, cancel);
            findings.Require(
                again.Replayed && again.Refusals.IsEmpty && again.Approval?.Id == answer.Approval?.Id,
                () => $"row {@case.Row}: {field} sent again under its key was not answered as a replay"
            );
        }
    }

    private void Judge(Case @case, Step step, Answer answer)
    {
        var code = answer.Refusals is [var first, ..] ? first.Code : null;
        if (step.Act == Act.Undo && code is not null && @case.UndoIsLate)
        {
            @case.Ends = @case.Draft.Outdated ? "APPLY_FAILED" : "APPLIED";
            @case.Stop();
            return;
        }

        if (@case.Plan.Steps[@case.StepNumber - 1].Rival is not null && code == "ALREADY_DECIDED")
        {
            findings.Require(answer.Refusals[0].By is not null, () => $"row {@case.Row}: told decided, not by whom");
            return;
        }

        if (code != step.RefusedWith)
        {
            GiveUp(@case, step, code is null ? "succeeded" : $"{code}: {answer.Refusals[0].Message}");
            return;
        }

        if (code == "DUPLICATE_OPEN")
        {
            findings.Require(
                answer.Refusals[0].First == @case.Now!.Id,
                () => $"row {step.Twin!.Row}: the double named {answer.Refusals[0].First}, not {@case.Now!.Id}"
            );
        }
        else if (answer.Approval is { } standing)
        {
            Learn(@case, step, standing);
        }
        else
        {
            GiveUp(@case, step, "answered without an approval");
        }
    }

    private void Learn(Case @case, Step step, Standing standing)
    {
        @case.Learn(standing);
        if (step.RefusedWith is not null)
        {
            return;
        }

        lock (@case)
        {
            @case.Acknowledged.AddRange(HappeningsOf(step));
        }

        findings.Require(
            standing.Risk == @case.Draft.Risk,
            () => $"row {@case.Row}: risk {standing.Risk}, by its tools {@case.Draft.Risk}"
        );
        if (@case.Plan.Steps[@case.StepNumber - 1].Rival is null)
        {
            return;
        }

        @case.Won();
        if (step.Act == Act.Reject)
        {
            @case.Ends = "REJECTED";
        }
    }

    private static IEnumerable<(string Action, string By)> HappeningsOf(Step step) =>
        step.Act switch
        {
            Act.Submit => [("DRAFTED", step.By), ("SUBMITTED", step.By)],
            Act.Resubmit => [("SUBMITTED", step.By)],
            Act.Edit => [("EDITED", step.By)],
            Act.Withdraw => [("WITHDRAWN", step.By)],
            Act.Claim => [("CLAIMED", step.By)],
            Act.Approve => [("GIVEN", step.By)],
            Act.Reject => [("REJECTED", step.By)],
            Act.RequestChanges => [("CHANGES_REQUESTED", step.By)],
            _ => [("UNDONE", step.By)],
        };

    private void CheckRace(Case @case) =>
        findings.Require(
            @case.GaveUp || @case.Plan.Steps[@case.StepNumber - 1].Rival is null || @case.Winners == 1,
            () => $"row {@case.Row}: {@case.Winners} of two rivals decided"
        );

    private void GiveUp(Case @case, Step step, string what)
    {
        @case.GaveUp = true;
        findings.Add(
            $"row {@case.Row} ({@case.Plan.Name}): {step.Act} by {step.By} {what}"
                + (step.RefusedWith is { } code ? $", not {code}" : "")
        );
    }
}
