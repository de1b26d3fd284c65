using HotDash.Api.GraphQL.Engine.Telemetry;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HotDash.Api.Hosting;

/// <summary>What leaves for operators: log lines that say what they belong to, metrics to be scraped, spans where a collector is named.</summary>
public static class TelemetryHosting
{
    /// <summary>Reads <c>HotDash:Metrics:Url</c> and <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    /// <exception cref="InvalidSettingException">One of them is no address.</exception>
    public static void AddHotDashTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SimpleConsoleFormatterOptions>(console => console.IncludeScopes = true);
        builder.Services.Configure<JsonConsoleFormatterOptions>(console => console.IncludeScopes = true);
        // A start that fails is explained once, by whoever called for it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.Configure(log => log.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        if (MetricsAddress.From(builder.Configuration) is { } address)
            builder.Services.AddSingleton(address).AddHostedService<MetricsServer>();
        if (builder.Configuration[Collector] is { Length: > 0 } collector)
            builder.AddSpans(collector);
    }

    private static void AddSpans(this WebApplicationBuilder builder, string collector)
    {
        if (!Uri.TryCreate(collector, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidSettingException(
                // What is written there may hold a password.
                $"{Collector} is no address; it is one as http://localhost:4317."
            );
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(x => x.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "hotdash"))
            .WithTracing(spans =>
                spans.AddSource(Instruments.Name, "Microsoft.AspNetCore").AddNpgsql().AddOtlpExporter()
            );
    }

    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
}
