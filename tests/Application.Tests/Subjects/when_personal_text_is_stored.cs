using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Application.Tests.World;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Subjects;

public sealed class when_personal_text_is_stored(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task a_dump_of_the_database_holds_none_of_it_and_who_may_read_does()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        await Send(new EditApproval(id, 1, new(Summary: $"Better {Person.Mark}")) { Shop = shop.Name, By = Shop.Olga });
        var seen = await shop.Read(id);
        await Send(
            new Reject(id, seen.Revision, RejectReason.Other, $"{Person.Mark} of the reason", null)
            {
                Shop = shop.Name,
                By = Shop.Otto,
                IdempotencyKey = "once",
            }
        );

        var dump = await Dump.Of(world);

        dump.ShouldContain(Person.Reference);
        dump.ShouldContain("approval_rejected.v1");
        dump.ShouldNotContain(Person.Mark);
        (await shop.Read(id)).Content.Summary.Text.ShouldBe($"Better {Person.Mark}");
        var told = await History(shop, id);
        told[^1].Reason!.Text.ShouldBe($"{Person.Mark} of the reason");
        told.Select(x => x.Fact)
            .OfType<ApprovalDrafted>()
            .Single()
            .Content.Evidence!.Samples[0]
            .Text.ShouldBe($"{Person.Mark} of a sample");
    }

    [Fact]
    public async Task a_subject_has_one_key_and_the_same_sealed_text_stands_in_event_history_and_document()
    {
        var shop = await new Shop(world).WithMembers();
        var first = await shop.Submitted(Person.Draft("customer-1"));
        await shop.Reject(first, Shop.Otto);
        await shop.Submitted(Person.Draft("customer-1"));

        (await Keys(shop)).ShouldHaveSingleItem().ShouldStartWith("customer-1 test");
        (
            await world.Rows(
                $$"""
                select e.data #>> '{content,summary,sealed}', h.data #>> '{content,summary,sealed}', d.data #>> '{content,summary,sealed}'
                  from hotdash.mt_events e join hotdash.approval_history h on h.event_id = e.id
                  join hotdash.mt_doc_approval d on d.id = e.stream_id
                 where e.stream_id = '{{first}}' and e.type = 'approval_drafted.v1'
                """,
                row => (string[])[row.GetString(0), row.GetString(1), row.GetString(2)]
            )
        ).Single().Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task many_who_bring_a_new_subject_at_once_share_its_key()
    {
        var shop = await new Shop(world).WithMembers();
        await using var other = await world.StartHostAsync();

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => shop.Submit(Person.Draft("customer-2") with { Actions = [Tag(i)] }))
        );

        ids.ShouldAllBe(x => x.Accepted);
        (await Keys(shop)).ShouldHaveSingleItem();
        var there = await other
            .Services.GetRequiredService<ApprovalQueue>()
            .Load(shop.Name, [.. ids.Select(x => x.Id)], Cancel);
        there.Count.ShouldBe(12);
        there.ShouldAllBe(x => x.Content.Summary.Text.Contains(Person.Mark));
    }

    [Theory]
    [InlineData(
        "set data = jsonb_set(data, '{content,summary,sealed}', to_jsonb(overlay(data #>> '{content,summary,sealed}' placing 'AAAA' from 20)))"
    )]
    [InlineData(
        "set data = jsonb_set(data, '{content,summary}', data #> '{content,salt}' || '{\"subject\": \"somebody\"}')"
    )]
    [InlineData("set data = jsonb_set(data, '{content,summary,sealed}', '\"none\"')")]
    [InlineData("set data = jsonb_set(data, '{content,summary,keyId}', '\"another\"')")]
    public async Task what_was_tampered_with_is_opened_by_nobody(string tampering)
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft("customer-3"));

        await world.Run($"update hotdash.mt_doc_approval {tampering} where id = '{id}'");

        await Should.ThrowAsync<UnreadableTextException>(() =>
            world.Host.Services.GetRequiredService<ApprovalQueue>().Load(shop.Name, [id], Cancel)
        );
        await Should.ThrowAsync<UnreadableTextException>(() =>
            world.Send(new WithdrawApproval(id, null) { Shop = shop.Name, By = Shop.Agent })
        );
    }

    [Fact]
    public async Task text_of_an_earlier_version_is_read_and_sealed_with_the_next_write()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft("customer-5"));
        await world.Run(
            $$"""
            update hotdash.mt_doc_approval
               set data = jsonb_set(data, '{content,summary}', '{"subject": "customer-5", "text": "Said in the clear"}')
             where id = '{{id}}'
            """
        );
        (await shop.Read(id)).Content.Summary.Text.ShouldBe("Said in the clear");

        (
            await world.Send(new ClaimApproval(id, false, null) { Shop = shop.Name, By = Shop.Otto })
        ).Refusals.ShouldBeEmpty();

        (await shop.Read(id)).Content.Summary.Text.ShouldBe("Said in the clear");
        (await Dump.Of(world)).ShouldNotContain("Said in the clear");
    }

    private static ActionInput Tag(int i) => Drafts.Action("product.tag", $$"""{"product":"p{{i}}","tags":["new"]}""");

    private Task<List<string>> Keys(Shop shop) =>
        world.Rows(
            $"select subject || ' ' || master_key_id from hotdash.subject_keys where shop = '{shop.Name}' and subject like 'customer-%'",
            row => row.GetString(0)
        );

    private Task<IReadOnlyList<ApprovalTrailEntry>> History(Shop shop, string id) =>
        world
            .Host.Services.GetRequiredService<ApprovalTrail>()
            .Page(shop.Name, ApprovalTrailFilter.All with { ApprovalId = id }, null, false, 50, Cancel);

    private async Task Send(Command command) => (await world.Send(command)).Refusals.ShouldBeEmpty();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
