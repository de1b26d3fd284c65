namespace HotDash.Api.Tests.Transport;

/// <summary>A stream of server-sent events, read one by one.</summary>
internal sealed record Events(HttpResponseMessage Response, StreamReader Text) : IDisposable
{
    public static async Task<Events> Of(HttpResponseMessage response) =>
        new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<string> Event()
    {
        while (await Part() is { } part)
        {
            if (part != ":")
                return part;
        }
        throw new EndOfStreamException();
    }

    /// <summary>The next event or comment; null at the end.</summary>
    public async Task<string?> Part()
    {
        var lines = new List<string>();
        while (await Text.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            if (line.Length == 0)
                return string.Join('\n', lines);
            lines.Add(line);
        }
        return null;
    }

    public void Dispose() => Response.Dispose();
}
