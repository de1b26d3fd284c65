using System.Text.Json;

namespace HotDash.Api.Transport;

/// <summary>The events of a stream that operations share: each says whose it is.</summary>
internal static class StreamedEvents
{
    /// <summary>The result is copied as it is: it was written once for all who get it.</summary>
    public static byte[] Next(string id, ReadOnlyMemory<byte> result) =>
        [.. "event: next\ndata: {\"id\":"u8, .. Quoted(id), .. ",\"payload\":"u8, .. result.Span, .. "}\n\n"u8];

    public static byte[] Complete(string id) => [.. "event: complete\ndata: {\"id\":"u8, .. Quoted(id), .. "}\n\n"u8];

    private static byte[] Quoted(string id) => JsonSerializer.SerializeToUtf8Bytes(id);
}
