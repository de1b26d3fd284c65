using System.Collections.Concurrent;
using System.Text.Json;
using HotDash.Api.Tests.Transport;
using HotDash.Support;
using Shouldly;

namespace HotDash.Api.Tests.Live;

/// <summary>
/// Writers who never rest: each submits one approval after the other and has every second one rejected. What is answered
/// UNAVAILABLE they send again under the same key, as a client does, until it is acknowledged.
/// </summary>
internal sealed class Clerks(OutageWorld world, CancellationToken cancel)
{
    private readonly ConcurrentDictionary<string, Promise> _promised = new();
    private readonly CancellationTokenSource _enough = new();
    private Task[] _writing = [];
    private int _acknowledged;
    private int _refused;

    /// <summary>What was acknowledged of each approval, by its id.</summary>
    public IReadOnlyDictionary<string, Promise> Promised => _promised;

    /// <summary>What waits for a decision, with its version, as acknowledged.</summary>
    public IEnumerable<(string Id, int Version)> Waiting =>
        _promised.Where(x => x.Value.Waits).Select(x => (x.Key, x.Value.Version));

    public int Acknowledged => _acknowledged;

    /// <summary>How often they were told to come again.</summary>
    public int Refused => _refused;

    public void Start(int count) => _writing = [.. Enumerable.Range(0, count).Select(Write)];

    public async Task Stop()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_writing);
    }

    private async Task Write(int clerk)
    {
        for (var n = 0; !_enough.IsCancellationRequested; n++)
        {
            var id = await Submit($"{clerk}-{n}");
            if (n % 2 == 1)
                await Reject(id);
        }
    }

    public Task<string> Submit(string key) => Send(world.Agent, "submitApproval", Submission(key));

    public Task<string> Claim(string id) =>
        Send(
            world.Olga,
            "claimApproval",
            $"mutation {{ claimApproval(input: {{id: \"{id}\"}}) {{ approval {{ id version state }} errors {{ code }} }} }}"
        );

    public Task<string> Reject(string id) =>
        Send(
            world.Olga,
            "reject",
            $$"""
            mutation { reject(input: {idempotencyKey: "{{id}}", id: "{{id}}", expectedRevision: 1, reasonCode: OTHER,
              reason: "No."}) { approval { id version state } errors { code message } } }
            """
        );

    private async Task<string> Send(Approvals.ApiClient who, string field, string mutation)
    {
        string? id = null;
        await Eventually.HoldsAsync(
            async () => (id = await Try(who, field, mutation)) is not null,
            TimeSpan.FromSeconds(60),
            cancel
        );
        return id!;
    }

    private async Task<string?> Try(Approvals.ApiClient who, string field, string mutation)
    {
        var answer = await who.Post(mutation, cancel);
        if (answer.Json.TryGetProperty("errors", out _))
        {
            answer.ShouldSayComeAgain();
            Interlocked.Increment(ref _refused);
            return null;
        }
        var payload = answer.Data.GetProperty(field);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        var approval = payload.GetProperty("approval");
        var id = approval.GetProperty("id").GetString()!;
        _promised[id] = new(
            approval.GetProperty("version").GetInt32(),
            approval.GetProperty("state").GetString() == "PENDING_REVIEW"
        );
        Interlocked.Increment(ref _acknowledged);
        return id;
    }

    public static string Submission(string key) =>
        $$"""
            mutation { submitApproval(input: {idempotencyKey: "{{key}}", draft: {summary: "Tag it", kind: GROWTH,
              evidence: {whatChanges: "A tag", whyNow: "Winter"}, impact: {expectedOutcome: "Found"},
              rollback: {steps: ["Remove it"]},
              actions: [{tool: "product.tag", arguments: {product: "p-{{key}}", tags: ["winter"]} }]} })
              { approval { id version state } errors { code message } } }
            """;
}

/// <param name="Version">The version that the last acknowledgement showed.</param>
/// <param name="Waits">Whether it waits for a decision.</param>
internal sealed record Promise(int Version, bool Waits);

internal static class ComingAgain
{
    /// <summary>UNAVAILABLE with a next step, and not a word of what is behind it.</summary>
    public static void ShouldSayComeAgain(this Answer answer)
    {
        answer.Status.ShouldBeOneOf([200, 503], answer.Text);
        if (answer.Status == 503)
            answer.Headers.RetryAfter.ShouldNotBeNull();
        answer.Error.ShouldSayComeAgain();
        answer.Text.ShouldNotContain("Npgsql");
        answer.Text.ShouldNotContain("   at ");
    }

    public static void ShouldSayComeAgain(this JsonElement error)
    {
        var told = error.GetProperty("extensions");
        told.GetProperty("code").GetString().ShouldBe("UNAVAILABLE", error.GetRawText());
        told.GetProperty("nextStep").GetString().ShouldNotBeNullOrEmpty();
    }
}
