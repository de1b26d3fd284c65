using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;
using Npgsql;

namespace HotDash.Benchmarks.Queries;

/// <summary>
/// 100,000 approvals in 20 shops, a quarter in each of four states, three edits each: four a shop are made through the
/// API, the others are their likes, inserted by SQL.
/// </summary>
internal sealed class Approvals(string connectionString, GraphQLClient client)
{
    public const int Shops = 20;

    /// <returns>A token for each shop.</returns>
    public async Task<string[]> MakeAsync(int count, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await ExecuteAsync(source, Members, cancel);
        var tokens = new string[Shops];
        for (var shop = 0; shop < Shops; shop++)
            tokens[shop] = await client.TokenAsync($"shop-{shop:00}", "manager", cancel);
        // In each shop, for what is personal is sealed under the shop's own keys.
        for (var shop = 0; shop < Shops; shop++)
        {
            var agent = await client.TokenAsync($"shop-{shop:00}", "agent", cancel);
            foreach (var end in (string?[])[null, "reject", "withdrawApproval", "requestChanges"])
                await LikeAsync(agent, tokens[shop], end, cancel);
        }

        await using var fill = source.CreateCommand(Fill);
        fill.Parameters.Add(new() { Value = count });
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync(cancel);
        await ExecuteAsync(source, "vacuum analyze hotdash.mt_doc_approval", cancel);
        return tokens;
    }

    private async Task LikeAsync(string agent, string manager, string? end, CancellationToken cancel)
    {
        var made = await SendAsync(agent, "submitApproval", new() { ["draft"] = Draft(end ?? "pending") }, cancel);
        var (id, revision) = (made.GetProperty("id").GetString(), made.GetProperty("revision").GetInt32());
        for (var i = 1; i <= 3; i++)
        {
            var edit = new JsonObject
            {
                ["id"] = id,
                ["expectedRevision"] = revision,
                ["summary"] = $"Adjust the stock of SKU-{end}, {i} times thought over by whoever reviews it",
            };
            revision = (await SendAsync(manager, "editApproval", edit, cancel)).GetProperty("revision").GetInt32();
        }

        var input = new JsonObject { ["id"] = id };
        if (end is "reject")
        {
            (input["expectedRevision"], input["reasonCode"], input["reason"]) = (
                revision,
                "NOT_NEEDED",
                "It was found again."
            );
        }
        else if (end is "requestChanges")
        {
            (input["expectedRevision"], input["note"]) = (revision, "Please count again.");
        }
        else if (end is "withdrawApproval")
        {
            input["reason"] = "It was found again.";
        }

        if (end is not null)
            await SendAsync(end == "withdrawApproval" ? agent : manager, end, input, cancel);
    }

    private async Task<JsonElement> SendAsync(string token, string field, JsonObject input, CancellationToken cancel)
    {
        var type = $"{char.ToUpperInvariant(field[0])}{field[1..]}Input";
        using var answer = await client.SendAsync(
            token,
            $$"""mutation($input: {{type}}!) { {{field}}(input: $input) { approval { id revision } errors { code message } } }""",
            new() { ["input"] = input },
            cancel
        );
        var root = answer.RootElement;
        return
            !root.TryGetProperty("errors", out _)
            && root.GetProperty("data").GetProperty(field) is { ValueKind: JsonValueKind.Object } payload
            && payload.GetProperty("errors").GetArrayLength() == 0
            ? payload.GetProperty("approval").Clone()
            : throw new InvalidOperationException(root.GetRawText());
    }

    private static JsonObject Draft(string name) =>
        new()
        {
            ["summary"] = $"Adjust the stock of SKU-{name}",
            ["kind"] = "INVENTORY",
            ["evidence"] = new JsonObject { ["whatChanges"] = "One unit less.", ["whyNow"] = "It was found broken." },
            ["rollback"] = new JsonObject { ["steps"] = new JsonArray("Add the unit again.") },
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = "inventory.adjust",
                    ["arguments"] = new JsonObject
                    {
                        ["sku"] = $"SKU-{name}",
                        ["location"] = "main",
                        ["delta"] = -1,
                    },
                }
            ),
        };

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private const string Members = """
        insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name)
        select 'shop-' || lpad(i::text, 2, '0'), who.id, who.kind, array[who.role], who.owner, jsonb_build_object('subject', 'member-' || who.id, 'text', who.id)
          from generate_series(0, 19) i,
               (values ('owner', 'PERSON', 'ADMIN', null), ('agent', 'AGENT', 'AGENT', 'owner'), ('manager', 'PERSON', 'MANAGER', null)) who(id, kind, role, owner)
        on conflict do nothing
        """;

    private const string Fill = """
        insert into hotdash.mt_doc_approval (tenant_id, id, data, mt_version, mt_dotnet_type, state, contentkind, contentpriority, urgency, risk_level, drafted_byid, created_at, submitted_at)
        select 'shop-' || lpad((i % 20)::text, 2, '0'), made.id,
               t.data || jsonb_build_object('id', made.id, 'createdAt', made.at, 'submittedAt', made.at),
               t.mt_version, t.mt_dotnet_type, t.state, t.contentkind, t.contentpriority, t.urgency, t.risk_level, t.drafted_byid, made.at::timestamptz, made.at::timestamptz
          from generate_series(1, $1) i
          cross join lateral (select 'approval-' || gen_random_uuid() as id, to_char(timestamp '2026-01-01' + make_interval(secs => i), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at) made
          join (select *, row_number() over (partition by tenant_id order by state) - 1 as number from hotdash.mt_doc_approval) t
            on t.tenant_id = 'shop-' || lpad((i % 20)::text, 2, '0') and t.number = (i / 20) % 4
        """;
}
