using System.Net.Http.Headers;
using System.Text;

namespace HotDash.Benchmarks.Attacks;

/// <summary>What a misbehaving client does, over and over; each call is one go of one client.</summary>
internal sealed record Offence(string Name, Func<Uri, string, CancellationToken, Task> GoAsync)
{
    public static Offence[] All =>
        [
            new("frame flood", Flood(_ => """{"type":"ping"}""", 20_000)),
            new("10,000 subscribe frames", Flood(i => Subscribe(i, Watch), 10_000)),
            new("unread socket", UnreadAsync),
            new("half a frame", HalfAsync),
            new("1 MB variable", (at, token, cancel) => PostAsync(at, token, Node, new string('x', 1_000_000), cancel)),
            new("100,000 aliases", (at, token, cancel) => PostAsync(at, token, Aliases, "x", cancel)),
            new("fragments that double", (at, token, cancel) => PostAsync(at, token, Bomb, "x", cancel)),
            new("fragments in a circle", (at, token, cancel) => PostAsync(at, token, Circle, "x", cancel)),
            new("unknown names", (at, token, cancel) => PostAsync(at, token, Unknown, "x", cancel)),
            new("deep braces", (at, token, cancel) => PostAsync(at, token, new string('{', 200_000), "x", cancel)),
        ];

    private static Func<Uri, string, CancellationToken, Task> Flood(Func<int, string> frame, int count) =>
        async (at, token, cancel) =>
        {
            using var socket = await RawSocket.ConnectAsync(at, token, cancel);
            var ended = socket.UntilEndAsync(cancel);
            for (var i = 0; i < count && !ended.IsCompleted; i++)
                await socket.SendAsync(frame(i), cancel);
            await ended;
        };

    private static async Task UnreadAsync(Uri at, string token, CancellationToken cancel)
    {
        using var socket = await RawSocket.ConnectAsync(at, token, cancel);
        for (var i = 0; i < 500; i++)
            await socket.SendAsync(Subscribe(i, "{ tools { name arguments } }"), cancel);
        // As long as the others go on; the server ends it after its own time.
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
    }

    private static async Task HalfAsync(Uri at, string token, CancellationToken cancel)
    {
        using var socket = await RawSocket.ConnectAsync(at, token, cancel);
        await socket.SendHalfAsync(Subscribe(1, new string('x', 100_000)), cancel);
        await socket.UntilEndAsync(cancel);
    }

    private static async Task PostAsync(Uri at, string token, string query, string id, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(at, "/graphql"))
        {
            Content = new StringContent(
                $$$"""{"query":"{{{query}}}","variables":{"id":"{{{id}}}"}}""",
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            ),
        };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await Http.SendAsync(request, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
    }

    private static string Subscribe(int id, string query) =>
        FormattableString.Invariant($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    private static string Many(int count, Func<int, FormattableString> part) =>
        string.Join(' ', Enumerable.Range(0, count).Select(i => FormattableString.Invariant(part(i))));

    private const string Watch = "subscription { approvalQueueChanged { cursor } }";
    private const string Node = "query($id: ID!) { node(id: $id) { id } }";
    private static readonly string Aliases = $"{{ {Many(100_000, i => $"a{i}:a")} }}";
    private static readonly string Bomb =
        $"{{ ...F0 }} {Many(90, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")} fragment F90 on Query {{ viewer {{ id }} }}";
    private static readonly string Circle =
        $"{{ ...F0 }} {Many(90, i => $"fragment F{i} on Query {{ ...F{i + 1} }}")} fragment F90 on Query {{ ...F0 }}";
    private static readonly string Unknown = $"{{ {Many(1_400, i => $"approvalQueu{i}")} }}";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
}
