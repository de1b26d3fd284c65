using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

/// <summary>
/// Every secret that a process is given, or gives out, is known here, and looked for in all that it leaves behind: its output
/// with every log line there is, its answers, its metrics, its spans, its tables.
/// </summary>
public sealed class when_secrets_are_planted : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private readonly Dictionary<string, string> _secrets = [];
    private readonly List<string> _answers = [];
    private TestDatabase _database = null!;
    private SpanCollector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await _databases.CreateDatabaseAsync();
        _collector = await SpanCollector.Start();
        foreach (var name in (string[])["database", "collector", "shopify", "shopify-second", "guessed"])
            _secrets[name] = $"planted-{name}-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
        _secrets["master"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await Ask($"create role planted login superuser password '{_secrets["database"]}'");
        await Ask(
            "insert into hotdash.members (shop, actor_id, kind, roles, name) select 'acme.myshopify.com', 'olga', 'PERSON', '{OPERATOR}', "
                + """'{"subject":"member-olga","text":"O"}'"""
        );
        // The key of dev tokens lives in the database, and nowhere else.
        var key = await Rows("select encode(key, 'hex') || ' ' || encode(key, 'base64') from hotdash.dev_token_key");
        (_secrets["dev key"], _secrets["dev key in base64"]) = (key[0].Split(' ')[0], key[0].Split(' ')[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _database.DisposeAsync();
        await _databases.DisposeAsync();
    }

    [Fact]
    public async Task none_is_found_again_in_all_that_a_process_leaves_behind()
    {
        await using var api = new SpiedProcess(Environment());
        var address = new Uri(await api.Said("Now listening on:"));
        var metrics = await api.Said("Metrics are served at");
        using var http = new HttpClient { BaseAddress = address };
        var token = await TokenOf(http, "olga");
        var forged = token[..^6] + "AAAAAA";
        _secrets["forged token"] = forged.Split('.')[2];

        foreach (var credential in (string[])[token, forged, _secrets["guessed"], $"hd_live_{_secrets["guessed"]}"])
            await AskEverywhere(http, credential);
        _answers.Add(await http.GetStringAsync(metrics, Cancel));
        await api.Stop();

        var tables = string.Join('\n', await Rows(Dump));
        // That there was something to find them in.
        api.Output.ShouldContain("dbug:");
        api.Output.ShouldContain("/graphql");
        _collector.Taken.ShouldContain("graphql");
        _answers.ShouldContain(x => x.Contains("hotdash_graphql_request_seconds"));
        _answers.ShouldContain(x => x.Contains("\"actor\":\"olga\""));
        _answers.ShouldContain(x => x.Contains("UNAUTHENTICATED"));
        tables.ShouldContain("olga");
        foreach (var (name, secret) in _secrets)
        {
            api.Output.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{name} in the output");
            _collector.Taken.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{name} in a span");
            tables.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{name} in a table");
            _answers.Where(x => x.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty($"{name} in an answer");
        }
    }

    [Theory]
    [InlineData("ConnectionStrings__HotDash", "Host=127.0.0.1;Database=x;Username=u;Colour=red;Password=SECRET")]
    [InlineData("ConnectionStrings__HotDash", "postgres://u:SECRET@127.0.0.1:1/x")]
    [InlineData("ConnectionStrings__HotDash", "postgres://u:SECRET@host:port/x")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "user:SECRET@collector")]
    public async Task a_start_that_fails_over_one_does_not_tell_it(string key, string value)
    {
        var environment = Environment();
        environment[key] = value.Replace("SECRET", _secrets["guessed"], StringComparison.Ordinal);
        await using var api = new SpiedProcess(environment);

        (await api.Ended()).ShouldBe(1);

        await Eventually.HoldsAsync(
            () => Task.FromResult(api.Output.Contains(key, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(5),
            Cancel
        );
        api.Output.ShouldNotContain(_secrets["guessed"]);
    }

    [Fact]
    public async Task a_wrong_password_is_not_told_either()
    {
        var environment = Environment();
        environment["ConnectionStrings__HotDash"] = environment["ConnectionStrings__HotDash"]
            .Replace(_secrets["database"], _secrets["guessed"], StringComparison.Ordinal);
        await using var api = new SpiedProcess(environment);

        (await api.Ended()).ShouldNotBe(0);

        api.Output.ShouldNotContain(_secrets["guessed"]);
    }

    [Fact]
    public async Task two_logins_are_good_at_once_while_one_replaces_the_other()
    {
        await Ask(
            "create role second login createrole password 'second' in role hotdash_owner, hotdash_app, hotdash_projector, hotdash_auditor"
        );
        var second = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Username = "second",
            Password = "second",
        };
        await using var before = await HotDashHost.StartAsync(_database.ConnectionString);
        await using var after = await HotDashHost.StartAsync(second.ConnectionString);
        using var shop = new TestShop(before, _database.ConnectionString, "acme.myshopify.com");
        using var same = new TestShop(after, _database.ConnectionString, "acme.myshopify.com");

        var id = await shop.Submitted();

        var answer = await (await same.Person(Domain.Role.Operator)).Send(
            $"{{ approval(id: \"{id}\") {{ summary }} }}"
        );
        answer.Text.ShouldContain("Tag it");
    }

    private Dictionary<string, string> Environment()
    {
        var database = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Username = "planted",
            Password = _secrets["database"],
        };
        return new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__HotDash"] = database.ConnectionString,
            ["urls"] = "http://127.0.0.1:0",
            ["HotDash__Metrics__Url"] = "http://127.0.0.1:0",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-api-key={_secrets["collector"]}",
            ["HotDash__Identity__Shopify__ApiKey"] = "the-app",
            ["HotDash__Identity__Shopify__Secret"] = _secrets["shopify"],
            ["HotDash__Identity__Shopify__SecondSecret"] = _secrets["shopify-second"],
            ["HotDash__Sealing__MasterKeys"] = $"m1:{_secrets["master"]}",
            ["Logging__LogLevel__Default"] = "Debug",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
            ["Logging__LogLevel__Wolverine"] = "Debug",
            ["Logging__LogLevel__Marten"] = "Debug",
            ["Logging__LogLevel__Npgsql"] = "Debug",
        };
    }

    private async Task<string> TokenOf(HttpClient http, string actor)
    {
        using var answer = await http.PostAsJsonAsync(
            "/dev/tokens",
            new { shop = "acme.myshopify.com", actor },
            Cancel
        );
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Text("token");
        _secrets["token"] = token.Split('.')[2];
        return token;
    }

    /// <summary>Good and bad questions on every transport.</summary>
    private async Task AskEverywhere(HttpClient http, string credential)
    {
        const string live = "subscription { approvalQueueChanged { cursor } }";
        foreach (
            var query in (string[])
                ["{ viewer { actor } approvals { nodes { summary } } }", "{ nothing }", "mutation {", live]
        )
        foreach (var accept in (string[])["application/json", "application/graphql-response+json", "text/event-stream"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new { query }),
            };
            request.Headers.Accept.ParseAdd(accept);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            if (query != live || answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                _answers.Add(await answer.Content.ReadAsStringAsync(Cancel));
        }
        using var reserve = new HttpRequestMessage(HttpMethod.Put, "/graphql");
        reserve.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var reserved = await http.SendAsync(reserve, Cancel);
        _answers.Add(await reserved.Content.ReadAsStringAsync(Cancel));

        await using var socket = await SocketClient.Connect(http.BaseAddress!);
        await socket.Send(new { type = "connection_init", payload = new { authorization = $"Bearer {credential}" } });
        if (await socket.Receive() is { } first)
        {
            _answers.Add(first.GetRawText());
            await socket.Subscribe("1", live);
            await socket.Subscribe("2", "{ nothing }");
            for (var i = 0; i < 2; i++)
                _answers.Add((await socket.Receive())?.GetRawText() ?? "");
            await socket.Close();
        }
    }

    private async Task Ask(string sql) => await Rows($"{sql}; select ''");

    private async Task<List<string>> Rows(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var found = new List<string>();
        do
        {
            while (await rows.ReadAsync(Cancel))
                found.Add(rows.GetString(0));
        } while (await rows.NextResultAsync(Cancel));
        return found;
    }

    // The key's own table apart: that is where it lives.
    private const string Dump = """
        select query_to_xml(format('select * from %s', oid::regclass), true, false, '')::text from pg_class
         where relkind = 'r' and relnamespace::regnamespace::text in ('hotdash', 'wolverine') and relname <> 'dev_token_key'
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
