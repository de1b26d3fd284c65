using System.Collections.Immutable;
using HotDash.Domain.Policies;
using NodaTime;
using NodaTime.Extensions;

namespace HotDash.Api.GraphQL.Policies;

/// <summary>What clients send as what Domain decides on.</summary>
internal static class InputMapping
{
    public static PolicyChange ToDomain(this SetApprovalPolicyInput input) =>
        new()
        {
            Hours = input.Hours?.ToDomain(),
            HighValue = input.HighValue is { } value ? new(value.Amount, value.Currency) : null,
            HighQuantity = input.HighQuantity,
            Quorums =
            [
                .. (input.Quorums ?? []).Select(x => new QuorumRule(x.Kind, x.Risk, new(x.Approvals, x.Manager))),
            ],
            Kinds = [.. (input.Kinds ?? []).Select(ToDomain)],
            ClaimFor = Seconds(input.ClaimForSeconds),
            Ladders =
            [
                .. (input.Ladders ?? []).Select(x => new Ladder(
                    x.Priority,
                    [.. x.Rungs.Select(rung => new Rung(Duration.FromMinutes(rung.AfterMinutes), rung.To))]
                )),
            ],
            Lists = [.. (input.Lists ?? []).Select(x => new RecipientList(x.Name, [.. x.Members]))],
            AutoApproval = input.AutoApproval?.ToDomain(),
        };

    private static HoursChange ToDomain(this BusinessHoursInput hours) =>
        new(
            hours.TimeZone,
            hours.Opens,
            hours.Closes,
            hours.Days is { } days ? [.. days.Select(x => x.ToIsoDayOfWeek())] : (ImmutableArray<IsoDayOfWeek>?)null,
            hours.Holidays is { } dates ? [.. dates] : (ImmutableArray<LocalDate>?)null
        );

    private static KindChange ToDomain(KindPolicyInput kind) =>
        new(
            kind.Kind,
            kind.Grades is { } grades ? [.. grades] : (ImmutableArray<Domain.Approvals.GradeDimension>?)null,
            kind.Sla is { } sla ? new(sla.Measure, Duration.FromMinutes(sla.Minutes ?? 0)) : null,
            kind.ExpiresAfterMinutes is { } minutes ? Duration.FromMinutes(minutes) : null,
            Seconds(kind.UndoForSeconds)
        );

    private static AutoApproval ToDomain(this AutoApprovalInput terms)
    {
        var usual = new AutoApproval();
        return new()
        {
            Enabled = terms.Enabled,
            Tools = [.. terms.Tools ?? []],
            Intents = [.. terms.Intents ?? []],
            MinDecided = terms.MinDecided ?? usual.MinDecided,
            MinApprovalPercent = terms.MinApprovalPercent ?? usual.MinApprovalPercent,
            MinMeanGrade = terms.MinMeanGrade ?? usual.MinMeanGrade,
            MostADay = terms.MostADay ?? usual.MostADay,
            SamplePercent = terms.SamplePercent ?? usual.SamplePercent,
        };
    }

    private static Duration? Seconds(int? seconds) => seconds is { } given ? Duration.FromSeconds(given) : null;
}
