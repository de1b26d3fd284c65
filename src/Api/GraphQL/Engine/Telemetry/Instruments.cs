using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HotDash.Api.GraphQL.Engine.Telemetry;

/// <summary>What is measured of operations. Whoever listens does so by name; where nobody does, it costs nothing.</summary>
internal static class Instruments
{
    /// <summary>The name of all spans' source and of all meters.</summary>
    public const string Name = "HotDash";

    public static readonly ActivitySource Spans = new(Name);

    /// <summary><c>hotdash_graphql_request_seconds</c>: labels are transport, operation and outcome, each of few values.</summary>
    public static readonly Histogram<double> Requests = new Meter(Name).CreateHistogram(
        "hotdash.graphql.request",
        "s",
        "How long an operation took; of a subscription, until it began.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        }
    );

    /// <summary><c>hotdash_authentication_refused_total</c>: the label is the class of the reason, one of a dozen.</summary>
    public static readonly Counter<long> Refused = new Meter(Name).CreateCounter<long>(
        "hotdash.authentication.refused",
        null,
        "Credentials that proved nobody."
    );
}
