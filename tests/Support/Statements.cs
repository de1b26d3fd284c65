using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotDash.Support;

/// <summary>What is asked of the database meanwhile: each statement (or batch of them) is a round trip.</summary>
public static class Statements
{
    /// <summary>Runs it and tells what it asked, with the time each took.</summary>
    public static async Task<List<string>> Of(Func<Task> work)
    {
        using var whole = new Activity("whole").Start();
        var statements = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // A connection that is opened is kept for many questions: no question's own.
                if (
                    activity.TraceId == whole.TraceId
                    && !activity.DisplayName.StartsWith("CONNECT", StringComparison.Ordinal)
                )
                    statements.Enqueue(
                        $"{activity.Duration} {activity.GetTagItem("db.statement") ?? activity.GetTagItem("db.query.text") ?? activity.DisplayName}"
                    );
            },
        };
        ActivitySource.AddActivityListener(listener);

        await work();

        return [.. statements];
    }

    /// <summary>The statements within round trips. Naming the shop to row-level security asks nothing and is left out.</summary>
    public static List<string> Within(IEnumerable<string> roundTrips) =>
        [
            .. roundTrips
                .SelectMany(x => x.Split(";\n"))
                .Where(x => !x.Contains("set_config('app.tenant_id'", StringComparison.Ordinal)),
        ];
}
