using System.Globalization;

namespace HotDash.Api.Hosting;

/// <summary>Settings with their defaults. What cannot be used stops the start with a sentence.</summary>
internal static class Settings
{
    /// <summary>A whole number, 1 at least.</summary>
    public static int Number(this IConfiguration from, string key, int usual) =>
        from[key] is not { Length: > 0 } given ? usual
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new InvalidSettingException($"{key} is '{given}'; it is a whole number, 1 at least.");

    /// <summary>Yes or no.</summary>
    public static bool Flag(this IConfiguration from, string key, bool usual) =>
        from[key] is not { Length: > 0 } given ? usual
        : bool.TryParse(given, out var flag) ? flag
        : throw new InvalidSettingException($"{key} is '{given}'; it is true or false.");

    /// <summary>A length of time, above zero and a day at most; zero too where <paramref name="orZero"/>.</summary>
    public static TimeSpan Time(this IConfiguration from, string key, TimeSpan usual, bool orZero = false) =>
        from[key] is not { Length: > 0 } given ? usual
        : TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var time)
        && (orZero ? time >= TimeSpan.Zero : time > TimeSpan.Zero)
        && time <= Day
            ? time
        : throw new InvalidSettingException(
            $"{key} is '{given}'; it is a length of time as 00:00:30, {(orZero ? "zero at least" : "above zero")} and a day at most."
        );

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
}
