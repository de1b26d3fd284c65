using HotDash.Api.Live;
using HotDash.Api.Transport;

namespace HotDash.Api.Hosting;

/// <summary>The limits of live answers and of transports, as they are configured.</summary>
public static class LimitsHosting
{
    /// <summary>Registers them behind the engine's own, so that these are the ones that count.</summary>
    public static void AddHotDashLimits(this WebApplicationBuilder builder)
    {
        var (from, live, transport) = (builder.Configuration, new LiveOptions(), new TransportOptions());
        builder.Services.AddSingleton(
            new LiveOptions
            {
                QueueLength = from.Number("HotDash:Live:QueueLength", live.QueueLength),
                StallLimit = from.Time("HotDash:Live:StallLimit", live.StallLimit),
                RowsAtOnce = from.Number("HotDash:Live:RowsAtOnce", live.RowsAtOnce),
                MaxLagRows = from.Number("HotDash:Live:MaxLagRows", live.MaxLagRows),
                FirstRetry = from.Time("HotDash:Live:FirstRetry", live.FirstRetry),
            }
        );
        builder.Services.AddSingleton(
            new TransportOptions
            {
                MaxBodyBytes = from.Number("HotDash:Transport:MaxBodyBytes", transport.MaxBodyBytes),
                InitTimeout = from.Time("HotDash:Transport:InitTimeout", transport.InitTimeout),
                SendTimeout = from.Time("HotDash:Transport:SendTimeout", transport.SendTimeout),
                CloseTimeout = from.Time("HotDash:Transport:CloseTimeout", transport.CloseTimeout),
                OperationsAtOnce = from.Number("HotDash:Transport:OperationsAtOnce", transport.OperationsAtOnce),
                ProveEvery = from.Time("HotDash:Transport:ProveEvery", transport.ProveEvery),
                HeartbeatEvery = from.Time("HotDash:Transport:HeartbeatEvery", transport.HeartbeatEvery),
                ReservedFor = from.Time("HotDash:Transport:ReservedFor", transport.ReservedFor),
                StreamsPerActor = from.Number("HotDash:Transport:StreamsPerActor", transport.StreamsPerActor),
            }
        );
    }
}
