using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using HotDash.Projections.Journal;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Telemetry;

public sealed class when_an_operation_is_traced(ServedHost served) : IClassFixture<ServedHost>
{
    [Fact]
    public async Task it_is_one_span_and_its_statements_are_spans_below_it()
    {
        using var shop = await served.NewShop();
        var client = await shop.Person(Role.Operator);
        var trace = ActivityTraceId.CreateRandom();
        using var spans = new Spans(trace);

        using var http = new HttpClient { BaseAddress = client.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", client.Token);
        http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        using var answer = await http.PostAsJsonAsync(
            "/graphql",
            new { query = "query Page { approvals(first: 1) { nodes { id } } }" },
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();

        var operation = spans.Of("HotDash").ShouldHaveSingleItem();
        operation.DisplayName.ShouldBe("query Page");
        operation.GetTagItem("hotdash.transport").ShouldBe("http");
        var statements = spans.Of("Npgsql").Where(x => x.ParentSpanId == operation.SpanId).ToList();
        statements.ShouldNotBeEmpty();
        statements
            .SelectMany(x => x.TagObjects)
            .ShouldContain(x => $"{x.Value}".Contains("select", StringComparison.OrdinalIgnoreCase));
        statements.SelectMany(x => x.TagObjects).ShouldAllBe(x => !$"{x.Value}".Contains(shop.Name));
    }

    [Fact]
    public async Task what_polls_by_itself_is_no_span()
    {
        using var shop = await served.NewShop();
        using var spans = new Spans(null);
        var begun = Stopwatch.GetTimestamp();

        await Eventually.HoldsAsync(() =>
            shop.Services.GetRequiredService<JournalFollower>().Lag < Stopwatch.GetElapsedTime(begun)
        );

        spans.Of("Npgsql").SelectMany(x => x.TagObjects).ShouldAllBe(x => !$"{x.Value}".Contains("journal_horizon"));
    }

    /// <summary>What this process tells of one trace; null: of all.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _stopped = [];
        private readonly ActivityListener _listener;

        public Spans(ActivityTraceId? trace)
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name is "HotDash" or "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> x) =>
                    trace is null || x.TraceId == trace
                        ? ActivitySamplingResult.AllDataAndRecorded
                        : ActivitySamplingResult.None,
                ActivityStopped = x =>
                {
                    if (trace is null || x.TraceId == trace)
                        _stopped.Enqueue(x);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyList<Activity> Of(string source) => [.. _stopped.Where(x => x.Source.Name == source)];

        public void Dispose() => _listener.Dispose();
    }
}
