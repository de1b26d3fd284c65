using GraphQLParser;
using GraphQLParser.AST;
using HotDash.Api.Tests.Operations;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Projections.Storage;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>
/// Two locks on every door: row-level security is off here, for every table, and still nothing of another shop is told. That
/// the policies hold alone is what ops/scripts/verify-rls.sql proves, which asks with no condition of the application's.
/// </summary>
public sealed class when_the_policies_are_off : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private TestDatabase _database = null!;
    private HotDashHost _host = null!;
    private TestShop _other = null!;
    private TestShop _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await _databases.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(_database.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var off = new NpgsqlCommand(Off, connection);
            await off.ExecuteNonQueryAsync(Cancel);
        }
        _host = await HotDashHost.StartAsync(_database.ConnectionString);
        _other = new(_host, _database.ConnectionString, "other.myshopify.com");
        _shop = new(_host, _database.ConnectionString, "acme.myshopify.com");
    }

    public async ValueTask DisposeAsync()
    {
        _other.Dispose();
        _shop.Dispose();
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        await _databases.DisposeAsync();
    }

    [Fact]
    public async Task no_question_tells_anything_of_another_shop()
    {
        var id = await SecretDraft.Tell(_other);
        var there = await _other.Person(Role.Admin);
        var here = await _shop.Person(Role.Admin);
        await PoliciesAreOff();
        var entry = (await there.Send("{ approvalHistory { nodes { id } } }"))
            .Data.GetProperty("approvalHistory")
            .GetProperty("nodes")[0]
            .Text("id");

        foreach (var one in (string[])[id, entry])
        {
            var toldThere = "";
            foreach (var operation in Operation.All.Where(x => x.Kind == "query"))
            {
                toldThere += (await there.Send(operation.Text, VariablesOf(operation, one))).Text;
                var told = (await here.Send(operation.Text, VariablesOf(operation, one))).Text;
                told.ShouldNotContain(SecretDraft.Mark, Case.Sensitive, operation.Name);
                told.ShouldNotContain(one, Case.Sensitive, operation.Name);
                told.ShouldNotContain("\"draftedBy\"", Case.Sensitive, operation.Name);
            }
            toldThere.ShouldContain(SecretDraft.Mark);
        }
    }

    [Fact]
    public async Task no_mutation_reaches_another_shops_approval()
    {
        var foreign = await _other.Submitted();
        var admin = await _shop.Person(Role.Admin);
        await PoliciesAreOff();
        var before = await _other.Stored();
        foreach (var mutation in Mutation.All.Where(x => x.ById))
            (await admin.Send(mutation.Document(foreign))).ShouldRefuse("NOT_FOUND", "id");
        (await _other.Stored()).ShouldBe(before);
    }

    [Fact]
    public async Task no_live_answer_tells_anything_of_another_shop()
    {
        var foreign = await _other.Submitted();
        var admin = await _shop.Person(Role.Admin);
        await PoliciesAreOff();
        await using var queue = admin
            .Events("subscription { approvalQueueChanged { upserted { id } queue { pending } } }", Cancel)
            .GetAsyncEnumerator(Cancel);
        await using var trail = admin
            .Events("subscription { approvalHistoryAppended { appended { approvalId } } }", Cancel)
            .GetAsyncEnumerator(Cancel);
        (await Next(queue)).ShouldContain("\"upserted\":[],\"queue\":{\"pending\":0}");
        (await Next(trail)).ShouldContain("\"appended\":[]");
        (
            await admin
                .Events($"subscription {{ approvalChanged(id: \"{foreign}\") {{ cursor }} }}", Cancel)
                .FirstAsync(Cancel)
        ).ShouldContain("NOT_FOUND");

        await _other.Submitted("another");
        var own = await _shop.Submitted();

        (await Next(queue)).ShouldContain($"\"upserted\":[{{\"id\":\"{own}\"}}],\"queue\":{{\"pending\":1}}");
        (await Next(trail)).ShouldContain($"\"appended\":[{{\"approvalId\":\"{own}\"}}]");

        static async Task<string> Next(IAsyncEnumerator<string> told)
        {
            (await told.MoveNextAsync()).ShouldBeTrue();
            return told.Current;
        }
    }

    /// <summary>A question as the role of requests for this shop, without a condition, sees the other's rows.</summary>
    private async Task PoliciesAreOff()
    {
        var pools = _host.Services.GetRequiredService<DatabasePools>();
        var shops = await ShopBatch
            .For(pools, _shop.Name)
            .With("select distinct tenant_id from hotdash.mt_doc_approval")
            .List(row => row.GetString(0), Cancel);
        shops.ShouldBe([_other.Name]);
    }

    /// <summary>The operation's variables, where they must be given: all that can lead to another shop does.</summary>
    private static string VariablesOf(Operation operation, string id)
    {
        var declared = Parser.Parse(operation.Text).Definitions.OfType<GraphQLOperationDefinition>().Single().Variables;
        var given = (declared?.Items ?? [])
            .Select(x => x.Variable.Name.StringValue)
            .Select(name =>
                name switch
                {
                    "id" => $"\"id\":\"{id}\"",
                    "ids" => $"\"ids\":[\"{id}\"]",
                    "atRevision" => "\"atRevision\":1",
                    "asOf" => "\"asOf\":\"2126-01-01T00:00:00Z\"",
                    _ => null,
                }
            );
        return $"{{{string.Join(',', given.OfType<string>())}}}";
    }

    private const string Off = """
        do $$
        declare t regclass;
        begin
          for t in select oid from pg_class where relnamespace = 'hotdash'::regnamespace and relrowsecurity loop
            execute format('alter table %s no force row level security, disable row level security', t);
          end loop;
        end
        $$
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
