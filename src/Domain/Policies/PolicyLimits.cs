using System.Collections.Immutable;
using System.Globalization;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>What a policy may be set to, whoever is in the shop.</summary>
internal static class PolicyLimits
{
    /// <summary>The first limit that the change breaks; null when it keeps all.</summary>
    public static Refusal? Broken(PolicyChange change) =>
        Broken(change.Hours)
        ?? (change.HighValue is { } value ? Broken(value) : null)
        ?? Between(change.HighQuantity, 0, 1_000_000, "units", ["highQuantity"])
        ?? Each(change.Quorums, ["quorums"], x => (x.Kind, x.Risk), Broken)
        ?? Each(change.Kinds, ["kinds"], x => x.Kind, Broken)
        ?? Within(change.ClaimFor, Minute, Duration.FromHours(8), "1 minute to 8 hours", ["claimForSeconds"])
        ?? Each(change.Ladders, ["ladders"], x => x.Priority, Broken)
        ?? Each(change.Lists, ["lists"], x => x.Name, Broken)
        ?? AutoApprovalLimits.Broken(change.AutoApproval);

    /// <summary>What the hours are as a whole.</summary>
    public static Refusal? Broken(BusinessHours hours) =>
        hours.Opens < hours.Closes
            ? null
            : Value("The shop closes after it opens.", "Send a later time.", ["hours", "closes"]);

    private static Refusal? Broken(HoursChange? hours)
    {
        if (
            hours?.Days is { } days
            && (days.IsEmpty || !days.All(x => x is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday))
        )
            return Value("The shop works on a day of the week at least.", "Send one.", ["hours", "days"]);
        return hours?.Holidays is { Length: > 100 }
            ? Value("At most 100 holidays.", "Send those that are still to come.", ["hours", "holidays"])
            : null;
    }

    private static Refusal? Broken(Money value)
    {
        if (value.Amount is < 0 or > 1_000_000_000)
            return Value("From 0 to 1000000000.", "Send an amount of that range.", ["highValue", "amount"]);
        return value.Currency.Length == 3 && value.Currency.All(char.IsAsciiLetterUpper)
            ? null
            : Value("Three capital letters.", "Send an ISO 4217 code, as EUR.", ["highValue", "currency"]);
    }

    private static Refusal? Broken(QuorumRule rule, ImmutableArray<string> path) =>
        Between(rule.Quorum.Approvals, 1, 10, "approvers", [.. path, "approvals"]);

    private static Refusal? Broken(KindChange kind, ImmutableArray<string> path) =>
        Each(kind.Grades ?? [], [.. path, "grades"], x => x, (_, _) => null)
        ?? (kind.Sla is { } sla ? Broken(sla, [.. path, "sla", "minutes"]) : null)
        ?? Within(
            kind.ExpiresAfter,
            Minute,
            Duration.FromDays(90),
            "1 minute to 90 days",
            [.. path, "expiresAfterMinutes"]
        )
        ?? Within(
            kind.UndoFor,
            Duration.Zero,
            Duration.FromHours(24),
            "0 seconds to 24 hours",
            [.. path, "undoForSeconds"]
        );

    private static Refusal? Broken(Sla sla, ImmutableArray<string> path)
    {
        if (sla.Measure != SlaMeasure.EndOfDay)
            return Within(sla.For, Minute, Month, "1 minute to 30 days", path);
        return sla.For == Duration.Zero
            ? null
            : Value("The end of the day is the end of it.", "Leave the minutes out, or send another measure.", path);
    }

    private static Refusal? Broken(Ladder ladder, ImmutableArray<string> path)
    {
        if (ladder.Rungs.Length > 10)
            return Value("At most 10 rungs.", "Send those that matter most.", [.. path, "rungs"]);
        for (var i = 0; i < ladder.Rungs.Length; i++)
        {
            ImmutableArray<string> at = [.. path, "rungs", Index(i)];
            var (after, to) = ladder.Rungs[i];
            var refusal =
                Within(after, Minute, Month, "1 minute to 30 days", [.. at, "afterMinutes"])
                ?? (i > 0 && after <= ladder.Rungs[i - 1].After ? NotRising([.. at, "afterMinutes"]) : null)
                ?? Named(to, [.. at, "to"]);
            if (refusal is not null)
                return refusal;
        }
        return null;
    }

    private static Refusal NotRising(ImmutableArray<string> path) =>
        Value("Each rung is later than the one before.", "Send them in their order.", path);

    private static Refusal? Broken(RecipientList list, ImmutableArray<string> path)
    {
        if (Named(list.Name, [.. path, "name"]) is { } refusal)
            return refusal;
        if (Enum.GetNames<Role>().Contains(list.Name, StringComparer.OrdinalIgnoreCase))
            return Value("This is the name of a role.", "Choose another name.", [.. path, "name"]);
        return list.Members.Length > 50
            ? Value("At most 50 members.", "Make two lists.", [.. path, "members"])
            : Each(list.Members, [.. path, "members"], x => x, (_, _) => null);
    }

    private static Refusal? Named(string name, ImmutableArray<string> path) =>
        name.Length is >= 1 and <= 40
        && char.IsAsciiLetterUpper(name[0])
        && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')
            ? null
            : Value(
                "1 to 40 capital letters, digits and underscores, a letter first.",
                "Send a role (OPERATOR, MANAGER, ADMIN) or the name of a list, as ON_CALL.",
                path
            );

    /// <summary>The first of a list that breaks a limit, or that names what one before it named.</summary>
    internal static Refusal? Each<T, TKey>(
        ImmutableArray<T> all,
        ImmutableArray<string> path,
        Func<T, TKey> key,
        Func<T, ImmutableArray<string>, Refusal?> broken
    )
    {
        var known = new HashSet<TKey>();
        for (var i = 0; i < all.Length; i++)
        {
            ImmutableArray<string> at = [.. path, Index(i)];
            if (!known.Add(key(all[i])))
                return Value("This is named twice.", "Send it once.", at);
            if (broken(all[i], at) is { } refusal)
                return refusal;
        }
        return null;
    }

    internal static Refusal? Between(
        decimal? value,
        decimal least,
        decimal most,
        string what,
        ImmutableArray<string> path
    ) =>
        value is null || (value >= least && value <= most)
            ? null
            : Value(
                string.Create(CultureInfo.InvariantCulture, $"From {least} to {most} {what}."),
                "Send a number of that range.",
                path
            );

    internal static Refusal Value(string message, string nextStep, ImmutableArray<string> path) =>
        ContentLimits.Value(message, nextStep, path);

    private static Refusal? Within(
        Duration? value,
        Duration least,
        Duration most,
        string range,
        ImmutableArray<string> path
    ) =>
        value is null || (value >= least && value <= most)
            ? null
            : Value($"From {range}.", "Send a time of that range.", path);

    private static string Index(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Month = Duration.FromDays(30);
}
