using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Queries;

/// <summary>So many connections, kept alive, each sending its next request as soon as it has its answer.</summary>
internal sealed class HttpLoad(string name, int port, int process, IReadOnlyList<(string Body, string? Token)> requests)
{
    private readonly byte[][] _requests = [.. requests.Select(x => Request(x.Body, x.Token, port))];

    public string Name => name;

    public async Task<Load> RunAsync(int connections, TimeSpan time, CancellationToken cancel)
    {
        using var server = Process.GetProcessById(process);
        var (before, start) = (server.TotalProcessorTime, Stopwatch.GetTimestamp());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(i => Task.Run(() => WorkAsync(i, start, time, cancel), cancel))
        );
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        server.Refresh();
        var all = answers.SelectMany(x => x.Milliseconds).ToArray();
        return new(
            all.Length / seconds,
            Percentiles.Of(all),
            (server.TotalProcessorTime - before).TotalMilliseconds / all.Length,
            answers.Sum(x => x.Bytes) / all.Length
        );
    }

    private async Task<(List<double> Milliseconds, long Bytes)> WorkAsync(
        int connection,
        long start,
        TimeSpan time,
        CancellationToken cancel
    )
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
        var (buffer, took, bytes) = (new byte[256 * 1024], new List<double>(), 0L);
        for (var i = connection * 7; Stopwatch.GetElapsedTime(start) < time; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(_requests[i % _requests.Length], cancel);
            var length = 0;
            int whole;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
                if (read == 0)
                    throw new InvalidOperationException($"{name} closed the connection.");
                length += read;
                whole = Whole(buffer.AsSpan(0, length));
            } while (whole != length);
            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            bytes += length;
            Check(buffer.AsSpan(0, length));
        }

        return (took, bytes);
    }

    /// <summary>How long the answer is in all; -1 while that cannot be told.</summary>
    private static int Whole(ReadOnlySpan<byte> came)
    {
        var head = came.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return -1;
        var length = came[..head].IndexOf("ontent-Length: "u8);
        if (length < 0)
            length = came[..head].IndexOf("ontent-length: "u8);
        if (length < 0)
            return came.EndsWith("\r\n0\r\n\r\n"u8) ? came.Length : -1;
        var number = came[(length + "ontent-Length: "u8.Length)..];
        return head + 4 + int.Parse(number[..number.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private void Check(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf("\"errors\""u8) >= 0)
            throw new InvalidOperationException(
                $"{name} answered: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 1000)])}"
            );
    }

    private static byte[] Request(string body, string? token, int port) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nAccept: application/json\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
            )
        );
}

/// <summary>What a load came to.</summary>
/// <param name="CpuMilliseconds">Of the server's process, a request.</param>
internal sealed record Load(double PerSecond, Percentiles Took, double CpuMilliseconds, long BytesEach);
