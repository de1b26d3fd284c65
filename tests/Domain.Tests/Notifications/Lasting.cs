using HotDash.Domain.Notifications;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Domain.Tests.Notifications;

/// <summary>Quiet hours held against both their ends, to the tick.</summary>
internal static class Lasting
{
    public static void ShouldLast(this QuietHours quiet, string zone, string start, string end)
    {
        var where = DateTimeZoneProviders.Tzdb[zone];
        var (from, until) = (InstantPattern.General.Parse(start).Value, InstantPattern.General.Parse(end).Value);
        var before = from - Duration.FromTicks(1);
        quiet.EndAtOrAfter(before, where).ShouldBe(before);
        quiet.EndAtOrAfter(from, where).ShouldBe(until);
        quiet.EndAtOrAfter(until - Duration.FromTicks(1), where).ShouldBe(until);
        quiet.EndAtOrAfter(until, where).ShouldBe(until);
    }
}
