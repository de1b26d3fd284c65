using HotDash.Application.Pipeline;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage.Sealing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Approvals;

/// <summary>Three approvals of one shop lived side by side: one carried out, one edited and rejected, one undone and withdrawn.</summary>
public sealed class when_its_history_is_read(HotDashWorld world) : IClassFixture<HotDashWorld>, IAsyncLifetime
{
    private Shop _shop = null!;
    private string[] _ids = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await new Shop(world).WithMembers();
        var applied = await _shop.Approved(Drafts.Tag(times: 2), Duration.FromSeconds(1));
        var rejected = await _shop.Submitted(Drafts.Refund("r60"));
        var withdrawn = await _shop.Approved(Drafts.Tag("cup"), Shop.UndoFor);
        await Send(
            new EditApproval(rejected, 1, new ContentEdit(Summary: "Said better")) { Shop = _shop.Name, By = Shop.Olga }
        );
        await Send(new ClaimApproval(rejected, false, null) { Shop = _shop.Name, By = Shop.Olga });
        await Send(new UndoApproval(withdrawn, "Too early.") { Shop = _shop.Name, By = Shop.Mia });
        await Send(new ClaimApproval(rejected, true, "She is away.") { Shop = _shop.Name, By = Shop.Mia });
        await Send(new WithdrawApproval(withdrawn, "Not needed.") { Shop = _shop.Name, By = Shop.Agent });
        await Send(
            new Reject(rejected, 2, RejectReason.Policy, "Not like this.", null) { Shop = _shop.Name, By = Shop.Mia }
        );
        await _shop.Until(applied, approval => approval.State == ApprovalState.Applied);
        _ids = [applied, rejected, withdrawn];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact, Trait("rule", "R60")]
    public async Task there_is_one_row_for_every_event_of_every_approval_in_journal_order()
    {
        var stored = await Rows($"select id, stream_id, version from hotdash.mt_events where {Ours} order by seq_id");
        var told = await Rows(
            $"""
            select h.event_id, h.approval_id, h.version from hotdash.approval_history h
              join hotdash.journal j on j.ref = h.event_id where h.shop = '{_shop.Name}' order by j.position
            """
        );

        told.ShouldBe(stored);
        told.Count.ShouldBeGreaterThan(20);
        foreach (var id in _ids)
        {
            var versions = told.Select(row => row.Split(' ')).Where(row => row[1] == id).Select(row => row[2]);
            versions.ShouldBe(Enumerable.Range(1, (await world.FactsOf(id)).Count).Select(n => $"{n}"));
        }
    }

    [Fact, Trait("rule", "R60")]
    public async Task each_says_what_happened_when_by_whom_for_whom_in_which_role_and_why() =>
        (
            await Rows(
                $"""
                select h.type, h.version, h.reason::text from hotdash.mt_events e
                  join hotdash.approval_history h on h.event_id = e.id
                 where {Ours}
                   and ((h.shop, h.approval_id, h.version, h.type, h.at)
                          is distinct from (e.tenant_id, e.stream_id, e.version, e.type, (e.data ->> 'at')::timestamptz)
                     or (h.actor_id, h.actor_kind, h.role, h.on_behalf_of)
                          is distinct from (e.data #>> '{Of("id")}', e.data #>> '{Of("kind")}', e.data #>> '{Of(
                    "role"
                )}', e.data #>> '{Of("onBehalfOf")}')
                     or h.reason is distinct from coalesce(e.data -> 'reason', e.data -> 'note')
                     or h.correlation_id is null or h.correlation_id <> e.correlation_id
                     or h.causation_id is distinct from e.causation_id
                     or h.data <> e.data)
                """
            )
        ).ShouldBeEmpty();

    [Fact, Trait("rule", "R60")]
    public async Task each_says_which_content_it_was_about()
    {
        await using var session = world.Host.Services.GetRequiredService<IDocumentStore>().QuerySession(_shop.Name);
        using var texts = world.Host.Services.GetRequiredService<SubjectKeys>().Open(_shop.Name);
        foreach (var id in _ids)
        {
            Approval? state = null;
            var folded = new List<string>();
            foreach (
                var stored in await session.Events.FetchStreamAsync(id, token: TestContext.Current.CancellationToken)
            )
            {
                state = Approval.Evolve(state, (IApprovalFact)stored.Data);
                folded.Add($"{state.Version} {state.Revision} {state.Digest}");
            }
            var told = $"select version, revision, digest from hotdash.approval_history where approval_id = '{id}'";
            (await Rows($"{told} order by version")).ShouldBe(folded);
        }
    }

    [Fact, Trait("rule", "R60")]
    public async Task edits_tell_before_and_after_calls_their_receipts_and_decisions_their_policy()
    {
        var edit = (await Opened("approval_edited.v1")).Select(x => (ApprovalEdited)x.Fact).Single().Edits[0];
        (edit.TextBefore!.Text, edit.TextAfter!.Text).ShouldBe(("What is to be done", "Said better"));
        (
            await Told("approval_action_settled.v1", "data #>> '{receipt,actionId}', data #>> '{receipt,outcome}'")
        ).ShouldBe(["a1 DONE", "a2 DONE"]);
        (await Opened("approval_rejected.v1")).Single().Reason!.Text.ShouldBe("Not like this.");
        (await Told("approval_rejected.v1", "data #>> '{policy,approvalsNeeded}'")).ShouldBe(["2"]);
        foreach (var decided in (string[])["submitted", "given", "approved"])
            (await Told($"approval_{decided}.v1", "jsonb_typeof(data -> 'policy')")).Distinct().ShouldBe(["object"]);
    }

    private Task<IReadOnlyList<ApprovalTrailEntry>> Opened(string type) =>
        world
            .Host.Services.GetRequiredService<ApprovalTrail>()
            .Page(
                _shop.Name,
                ApprovalTrailFilter.All with
                {
                    Types = [type],
                },
                null,
                false,
                10,
                TestContext.Current.CancellationToken
            );

    private Task<List<string>> Told(string type, string columns) =>
        Rows(
            $"""
            select {columns} from hotdash.approval_history
             where shop = '{_shop.Name}' and type = '{type}' order by at, version
            """
        );

    private Task<List<string>> Rows(string sql) =>
        world.Rows(sql, row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => $"{row[i]}")));

    private async Task Send(Command command) => (await _shop.Send(command)).Refusals.ShouldBeEmpty();

    private string Ours => $"tenant_id = '{_shop.Name}' and stream_id like 'approval-%'";

    private static string Of(string field) => $"{{by,{field}}}";
}
