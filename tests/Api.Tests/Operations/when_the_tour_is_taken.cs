using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Running;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Operations;

/// <summary>
/// schema/graphql/operations/tour.json goes through every example, in order, against the demo shop of a process of its own: who sends
/// it, with which variables, what of the answer later steps name as <c>$name.field</c>, and what it is refused with where it is.
/// </summary>
public sealed class when_the_tour_is_taken
{
    [Fact]
    public async Task every_example_answers_on_the_demo()
    {
        await using var demo = await ApiProcess.StartAsync(Cancel);
        using var client = new GraphQLClient(demo.Address);
        var tokens = new Dictionary<string, string>();
        var kept = new JsonObject();
        foreach (var step in Steps)
        {
            var who = step["as"]!.GetValue<string>();
            if (!tokens.TryGetValue(who, out var token))
                tokens[who] = token = await client.TokenAsync("demo.myshopify.com", who, Cancel);
            var operation = Operation.Named(step["operation"]!.GetValue<string>());
            var variables = (JsonObject)Filled(step["variables"] ?? new JsonObject(), kept)!;
            var data =
                operation.Kind == "subscription"
                    ? await First(demo.Address, token, operation, variables)
                    : await Data(client, token, operation, variables);
            if (operation.Kind == "mutation")
                Codes(data).ShouldBe(step["refused"] is { } code ? [code.GetValue<string>()] : [], $"{step}: {data}");
            foreach (var (name, path) in step["keep"]?.AsObject() ?? [])
                kept[name] = At(data, path!.GetValue<string>())!.DeepClone();
        }
    }

    [Fact]
    public void it_leaves_none_out() =>
        Steps
            .Select(x => x["operation"]!.GetValue<string>())
            .Distinct()
            .Order()
            .ShouldBe(Operation.All.Select(x => x.Name).Order());

    private static async Task<JsonNode> Data(
        GraphQLClient client,
        string token,
        Operation operation,
        JsonObject variables
    )
    {
        using var answer = await client.SendAsync(token, operation.Text, variables, Cancel);
        answer.RootElement.TryGetProperty("errors", out var errors).ShouldBeFalse($"{operation}: {errors}");
        return JsonNode.Parse(answer.RootElement.GetProperty("data").GetRawText())!;
    }

    private static async Task<JsonNode> First(Uri address, string token, Operation operation, JsonObject variables)
    {
        var told = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var field = char.ToLowerInvariant(operation.Name[0]) + operation.Name[1..];
        var subscription = new Subscription(address, token, operation.Text, field)
        {
            Variables = () => (JsonObject)variables.DeepClone(),
            Received = (change, _) => told.TrySetResult(JsonNode.Parse(change.GetRawText())!),
        };
        var running = subscription.RunAsync(enough.Token);
        await Task.WhenAny(told.Task, running).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        subscription.Refused.ShouldBeNull();
        await enough.CancelAsync();
        await running;
        return await told.Task;
    }

    private static IEnumerable<string> Codes(JsonNode data) =>
        data.AsObject().Single().Value!["errors"]!.AsArray().Select(x => x!["code"]!.GetValue<string>());

    /// <summary>With what was kept in the places that name it.</summary>
    private static JsonNode? Filled(JsonNode? node, JsonObject kept) =>
        node switch
        {
            JsonObject all => new JsonObject(all.Select(x => KeyValuePair.Create(x.Key, Filled(x.Value, kept)))),
            JsonArray all => new JsonArray([.. all.Select(x => Filled(x, kept))]),
            JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('$') => At(kept, text[1..])
                ?.DeepClone()
                ?? throw new InvalidOperationException($"Nothing is kept as {text}."),
            _ => node?.DeepClone(),
        };

    private static JsonNode? At(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, name) => int.TryParse(name, out var index) ? at?[index] : at?[name]);

    private static readonly IReadOnlyList<JsonNode> Steps =
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(ContractFile.Root, Operation.Folder, "tour.json")))!.AsArray()!,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
