using HotDash.Application.Pipeline;
using HotDash.Application.Subjects;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Subjects;

public sealed class when_a_subject_is_erased(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task nobody_can_read_their_words_and_the_facts_still_tell_what_was_decided()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        await shop.Reject(id, Shop.Otto);
        var before = await shop.Read(id);
        var wrapped = (await Key(shop, Person.Reference)).Wrapped!;

        await Erased(shop, Person.Reference);

        await world.RestartAsync();
        var after = await shop.Read(id);
        after.Content.IsErased().ShouldBeTrue();
        after.Content.Actions[0].Personal["text"].ShouldBe(Gone(Person.Reference));
        (after.Digest, after.Version, after.State).ShouldBe((before.Digest, before.Version, before.State));
        (await Told(shop, id)).ShouldAllBe(x => x.Digest == before.Digest);
        (await Told(shop, id))[^1].Reason.ShouldBe(Gone(Person.Reference));
        (await Replayed(shop, id)).ShouldBe((before.Digest, before.Version, before.State));
        var dump = await Dump.Of(world);
        dump.ShouldContain(Person.Reference);
        dump.ShouldNotContain(Person.Mark);
        dump.ShouldNotContain(Convert.ToHexStringLower(wrapped));
        (await Key(shop, Person.Reference)).Wrapped.ShouldBeNull();
    }

    [Fact]
    public async Task what_conversations_know_of_it_goes_too()
    {
        var shop = await new Shop(world).WithMembers();
        await world.Run(
            $"""
            insert into hotdash.conversations (shop, ref, own)
            values ('{shop.Name}', 'conversation-of-{Person.Reference}', '{Mine}'), ('{shop.Name}', 'talk-2', '{Mine}'),
                   ('{shop.Name}', 'conversation-of-customer-2', '{Mine}')
            """
        );
        await shop.Submitted(Person.Draft() with { ConversationRef = $"conversation-of-{Person.Reference}" });
        await shop.Submitted(Person.Draft("customer-2") with { ConversationRef = "conversation-of-customer-2" });

        await Erased(shop, Person.Reference);
        await Erased(shop, "talk-2");

        (
            await world.Rows(
                $"select ref from hotdash.conversations where shop = '{shop.Name}' and own <> '{Nothing}'",
                row => row.GetString(0)
            )
        ).ShouldBe(["conversation-of-customer-2"]);
    }

    [Fact]
    public async Task others_stay_as_they_are()
    {
        var shop = await new Shop(world).WithMembers();
        var other = await new Shop(world).WithMembers();
        await shop.Submitted(Person.Draft());
        var neighbour = await shop.Submitted(Person.Draft("customer-2"));
        var elsewhere = await other.Submitted(Person.Draft());

        await Erased(shop, Person.Reference);

        (await shop.Read(neighbour)).Content.Summary.Text.ShouldContain(Person.Mark);
        (await other.Read(elsewhere)).Content.Summary.Text.ShouldContain(Person.Mark);
    }

    [Fact]
    public async Task what_waits_for_a_decision_can_be_turned_down_with_a_reason_and_nothing_else()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        await Erased(shop, Person.Reference);

        (await shop.Approve(id, Shop.Otto)).Refusals.Single().Code.ShouldBe(ErrorCode.PayloadChanged);
        var edit = new EditApproval(id, 1, new(Summary: "Anew")) { Shop = shop.Name, By = Shop.Olga };
        (await shop.Send(edit)).Refusals.Single().Code.ShouldBe(ErrorCode.PayloadChanged);
        var validate = new ValidateApproval(id) { Shop = shop.Name, By = Shop.Olga };
        (await shop.Send(validate)).Refusals.Single().Code.ShouldBe(ErrorCode.PayloadChanged);
        (await shop.Read(id))
            .AbilitiesOf(Shop.Otto, world.Clock.GetCurrentInstant())
            .ShouldNotContain(ApprovalAbility.Approve);
        (await shop.Reject(id, Shop.Otto)).Refusals.ShouldBeEmpty();

        // Said after it, and of nobody: the approval's own.
        (await Told(shop, id))[^1]
            .Reason.ShouldBe(new PersonalText(id, "Not like this."));
    }

    [Fact]
    public async Task what_was_approved_is_not_carried_out()
    {
        var shop = await new Shop(world).WithMembers();
        var due = await shop.Due(Drafts.Tag() with { CustomerRef = Person.Reference });
        await Erased(shop, Person.Reference);

        await world.Dispatch(due);

        var stopped = await shop.Until(due.ApprovalId, x => x.State == ApprovalState.ApplyFailed);
        stopped.Receipts.ShouldBeEmpty();
        (await world.CallsOf(due.ApprovalId)).ShouldBeEmpty();
        (await Told(shop, due.ApprovalId))
            .Select(x => x.Fact)
            .OfType<ApprovalApplyFailed>()
            .Single()
            .Code.ShouldBe(ErrorCode.PayloadChanged);
    }

    [Fact]
    public async Task nothing_more_is_written_of_them()
    {
        var shop = await new Shop(world).WithMembers();
        await Erased(shop, "customer-never-seen");
        await Erased(shop, "customer-never-seen");

        var refused = (await shop.Submit(Person.Draft("customer-never-seen"))).Refusals.Single();

        refused.Code.ShouldBe(ErrorCode.InvalidValue);
        refused.NextStep.ShouldNotBeEmpty();
        (await world.FactsOf(HotDash.Domain.Subjects.DataSubject.StreamOf("customer-never-seen"))).ShouldBe([
            "subject_erased.v1",
        ]);
    }

    [Fact]
    public async Task a_destroyed_key_cannot_be_brought_back_by_whoever_serves_requests()
    {
        var shop = await new Shop(world).WithMembers();
        await Erased(shop, Person.Reference);
        var pools = world.Host.Services.GetRequiredService<HotDash.Projections.Storage.DatabasePools>();

        await using var batch = HotDash.Projections.Storage.ShopBatch.For(pools, shop.Name);
        batch.BatchCommands.Add(
            new("update hotdash.subject_keys set wrapped = 'a', master_key_id = 'test', destroyed_at = null")
        );
        await batch.ExecuteNonQueryAsync(Cancel);

        (await Key(shop, Person.Reference)).Wrapped.ShouldBeNull();
    }

    [Fact]
    public async Task every_other_process_forgets_them_within_two_seconds()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        await using var other = await world.StartHostAsync();
        (await At(other, shop, id)).Content.IsErased().ShouldBeFalse();

        await Erased(shop, Person.Reference);

        await Eventually.HoldsAsync(
            async () => (await At(other, shop, id)).Content.IsErased(),
            TimeSpan.FromSeconds(2),
            Cancel
        );
    }

    [Fact]
    public async Task a_command_that_is_held_up_on_its_way_writes_nothing_that_can_be_read()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        await using var other = await world.StartHostAsync();
        Task<CommandResult> late;
        await using (await world.Locked($"select 1 from hotdash.mt_streams where id = '{id}' for update"))
        {
            late = SendTo(
                other,
                new EditApproval(id, 1, new(Summary: $"Late {Person.Mark}")) { Shop = shop.Name, By = Shop.Olga }
            );
            await HotDashWorld.Until(async () => await world.WaitingForLocks("transactionid") > 0);

            await Erased(shop, Person.Reference);
        }

        (await late).Refusals.Single().Code.ShouldBe(ErrorCode.PayloadChanged);
        (await shop.Read(id)).Content.IsErased().ShouldBeTrue();
        (await shop.Read(id)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task what_is_held_up_on_its_way_out_is_not_carried_out()
    {
        var shop = await new Shop(world).WithMembers();
        var due = await shop.Due(Drafts.Tag() with { CustomerRef = Person.Reference });
        Task dispatch;
        await using (
            await world.Locked(
                $"select 1 from hotdash.mt_streams where tenant_id = '{shop.Name}' and id = '{due.ApprovalId}' for update"
            )
        )
        {
            dispatch = world.Dispatch(due);
            await HotDashWorld.Until(async () => await world.WaitingForLocks("transactionid") > 0);

            await Erased(shop, Person.Reference);
        }

        await dispatch;
        await shop.Until(due.ApprovalId, x => x.State == ApprovalState.ApplyFailed);
        (await world.CallsOf(due.ApprovalId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_decision_that_writes_no_word_of_them_rests_on_what_there_is_when_it_is_kept()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        Task<CommandResult> late;
        await using (await world.Locked($"select 1 from hotdash.mt_streams where id = '{id}' for update"))
        {
            late = shop.Approve(id, Shop.Otto);
            await HotDashWorld.Until(async () => await world.WaitingForLocks("transactionid") > 0);

            await Erased(shop, Person.Reference);
        }

        (await late).Refusals.Single().Code.ShouldBe(ErrorCode.PayloadChanged);
    }

    [Fact]
    public async Task of_many_who_write_at_that_moment_none_leaves_a_word()
    {
        var shop = await new Shop(world).WithMembers();
        await using var other = await world.StartHostAsync();
        var sent = Enumerable
            .Range(0, 40)
            .Select(async i =>
            {
                var draft = Drafts.Tag($"p{i}") with { CustomerRef = Person.Reference, Summary = Person.Mark };
                var submit = new SubmitApproval(null, null, draft) { Shop = shop.Name, By = Shop.Agent };
                if (i == 20)
                    await Erased(shop, Person.Reference);
                return await SendTo(i % 2 == 0 ? world.Host : other, submit);
            })
            .ToList();

        var answers = await Task.WhenAll(sent);

        (await Key(shop, Person.Reference)).Wrapped.ShouldBeNull();
        answers.ShouldContain(x => !x.Accepted);
        answers.SelectMany(x => x.Refusals).ShouldAllBe(x => x.Code == ErrorCode.InvalidValue);
        string[] written = [.. answers.Where(x => x.Accepted).Select(x => x.Id)];
        foreach (var host in (HotDashHost[])[world.Host, other])
            await Eventually.HoldsAsync(
                async () => (await Loaded(host, shop, written)).All(x => x.Content.IsErased()),
                TimeSpan.FromSeconds(2),
                Cancel
            );
        (await Dump.Of(world)).ShouldNotContain(Person.Mark);
    }

    [Fact]
    public async Task a_legal_hold_refuses_it_until_it_is_released()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        (await Hold(shop, null)).Refusals.Single().Code.ShouldBe(ErrorCode.ReasonRequired);
        (await Hold(shop, $"{Person.Mark} sues.")).Refusals.ShouldBeEmpty();

        var refused = await Erase(shop, Person.Reference);

        refused.Refusals.Single().Code.ShouldBe(ErrorCode.InvalidState);
        (await shop.Read(id)).Content.IsErased().ShouldBeFalse();
        (
            await shop.Send(new SetLegalHold(Person.Reference, false, null) { Shop = shop.Name, By = Ada })
        ).Refusals.ShouldBeEmpty();
        await Erased(shop, Person.Reference);
        (await Hold(shop, "Too late.")).Refusals.Single().Code.ShouldBe(ErrorCode.InvalidState);
        (await Dump.Of(world)).ShouldNotContain(Person.Mark);
    }

    [Fact]
    public async Task an_admin_alone_may()
    {
        var shop = await new Shop(world).WithMembers();
        foreach (var who in (Caller[])[Shop.Agent, Shop.Olga, Shop.Mia])
        {
            var erase = new EraseSubject(Person.Reference) { Shop = shop.Name, By = who };
            (await shop.Send(erase)).Refusals.Single().Code.ShouldBe(ErrorCode.Forbidden);
            var hold = new SetLegalHold(Person.Reference, true, "r") { Shop = shop.Name, By = who };
            (await shop.Send(hold)).Refusals.Single().Code.ShouldBe(ErrorCode.Forbidden);
        }
    }

    private static async Task Erased(Shop shop, string subject) =>
        (await Erase(shop, subject)).Refusals.ShouldBeEmpty();

    private static Task<CommandResult> Erase(Shop shop, string subject) =>
        shop.Send(new EraseSubject(subject) { Shop = shop.Name, By = Ada });

    private static Task<CommandResult> Hold(Shop shop, string? reason) =>
        shop.Send(new SetLegalHold(Person.Reference, true, reason) { Shop = shop.Name, By = Ada });

    private static PersonalText Gone(string subject) => new(subject, PersonalText.Erased) { IsErased = true };

    private async Task<(string, int, ApprovalState)> Replayed(Shop shop, string id)
    {
        var folded = await world
            .Host.Services.GetRequiredService<ApprovalDetail>()
            .AsItStood(shop.Name, id, null, world.Clock.GetCurrentInstant(), Cancel);
        return (folded!.Digest, folded.Version, folded.State);
    }

    private Task<IReadOnlyList<ApprovalTrailEntry>> Told(Shop shop, string id) =>
        world
            .Host.Services.GetRequiredService<ApprovalTrail>()
            .Page(shop.Name, ApprovalTrailFilter.All with { ApprovalId = id }, null, false, 50, Cancel);

    private async Task<(string Id, byte[]? Wrapped)> Key(Shop shop, string subject) =>
        (
            await world.Rows(
                $"select key_id, wrapped from hotdash.subject_keys where shop = '{shop.Name}' and subject = '{subject}'",
                row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1))
            )
        ).Single();

    private static async Task<Approval> At(HotDashHost host, Shop shop, string id) =>
        (await Loaded(host, shop, [id])).Single();

    private static Task<IReadOnlyList<Approval>> Loaded(HotDashHost host, Shop shop, string[] ids) =>
        host.Services.GetRequiredService<ApprovalQueue>().Load(shop.Name, ids, Cancel);

    private static async Task<CommandResult> SendTo(HotDashHost host, Command command)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<Wolverine.IMessageBus>();
        return await bus.InvokeForTenantAsync<CommandResult>(command.Shop, command);
    }

    private static readonly Caller Ada = new(new Actor("ada", ActorKind.Person), [Role.Admin]);

    private const string Mine = "{+49 30 1234567}";
    private const string Nothing = "{}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
