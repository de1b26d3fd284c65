using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>How long it takes to read what is to be decided, however quick the reader.</summary>
public static class ReadingTime
{
    /// <summary>2 s to look at it at all, and a second for every 50 characters: twice as quick as most people read.</summary>
    /// <param name="characters">0 or more, UTF-16 code units.</param>
    public static Duration Of(int characters) => ToLook + Duration.FromSeconds((double)characters / CharactersASecond);

    /// <summary>Whether a decision came before its text could have been read.</summary>
    /// <param name="taken">From when it could be read first to its decision.</param>
    /// <param name="characters">Of all that was decided in that time.</param>
    public static bool IsTooShort(Duration taken, int characters) => taken < Of(characters);

    /// <summary>The characters that a reviewer has to read: all texts, and the arguments of all actions.</summary>
    public static int CharactersOf(ApprovalContent content) => TextsOf(content).Sum(x => x?.Length ?? 0);

    private static IEnumerable<string?> TextsOf(ApprovalContent content) =>
        [
            content.Summary.Text,
            content.Evidence?.WhatChanges?.Text,
            content.Evidence?.WhyNow?.Text,
            content.Evidence?.ImpactForecast?.Text,
            .. content.Evidence?.Diffs.Select(x => x.Text) ?? [],
            .. content.Evidence?.Samples.Select(x => x.Text) ?? [],
            content.Impact?.ExpectedOutcome,
            content.Impact?.UserExperience,
            content.Impact?.BusinessValue,
            content.Risk?.WhatCouldGoWrong?.Text,
            content.Risk?.RecoveryTime,
            .. content.Rollback?.Steps ?? [],
            .. content.AllActions().Select(x => x.Arguments.Text),
            .. content.AllActions().SelectMany(x => x.Personal.Values).Select(x => x.Text),
        ];

    private static readonly Duration ToLook = Duration.FromSeconds(2);
    private const int CharactersASecond = 50;
}
