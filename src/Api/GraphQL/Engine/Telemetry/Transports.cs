namespace HotDash.Api.GraphQL.Engine.Telemetry;

/// <summary>How an operation came, as labels say it.</summary>
internal static class Transports
{
    public const string Http = "http";
    public const string Events = "sse";
    public const string SharedStream = "sse_shared";
    public const string WebSocket = "websocket";

    /// <summary>It came by none: a live answer is worked out.</summary>
    public const string Live = "live";
}
