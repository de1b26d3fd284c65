namespace HotDash.Application.Tests.Approvals;

public sealed class when_many_act_at_once(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task all_of_20_on_one_approval_end_in_a_verdict()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    shop.Send(
                        new EditApproval(id, 1, new ContentEdit(Summary: $"Said in way {i}"))
                        {
                            Shop = shop.Name,
                            By = Shop.Olga,
                        }
                    )
                )
        );

        answers.Count(answer => answer.Accepted).ShouldBe(1);
        answers.Where(answer => !answer.Accepted).ShouldAllBe(answer => answer.Refusals.Single() is VersionConflict);
        (await shop.Read(id)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task of_an_approval_and_a_rejection_one_wins_and_the_other_is_told_who_what_and_when()
    {
        var shop = new Shop(world);
        for (var round = 0; round < 10; round++)
        {
            var id = await shop.Submitted(Drafts.Tag());

            var both = await Task.WhenAll(shop.Approve(id, Shop.Otto), shop.Reject(id, Shop.Omar));

            both.Count(answer => answer.Accepted).ShouldBe(1);
            var approval = await shop.Read(id);
            var told = both.Single(answer => !answer.Accepted).Refusals.Single().ShouldBeOfType<AlreadyDecided>();
            told.By.ShouldBe(approval.Decision!.By);
            told.Decision.ShouldBe(approval.Decision.Kind);
            told.At.ShouldBe(approval.Decision.At);
        }
    }

    [Fact]
    public async Task of_many_that_want_one_target_all_others_are_told_the_first()
    {
        var shop = new Shop(world);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.Submit(Drafts.Refund("2001"))));

        var first = answers.Single(answer => answer.Accepted);
        answers
            .Where(answer => !answer.Accepted)
            .Select(answer => answer.Refusals.Single().ShouldBeOfType<DuplicateOpen>().ApprovalId)
            .Distinct()
            .ShouldBe([first.Id]);
    }

    [Fact]
    public async Task a_target_is_free_once_its_approval_is_settled_or_goes_for_another()
    {
        var shop = new Shop(world);
        var (one, two) = (await shop.Submitted(Drafts.Refund("3001")), await shop.Submitted(Drafts.Refund("3002")));

        (await Retarget(shop, one, "3002")).Refusals.Single().ShouldBeOfType<DuplicateOpen>().ApprovalId.ShouldBe(two);
        (await Retarget(shop, one, "3003")).Refusals.ShouldBeEmpty();
        await shop.Submitted(Drafts.Refund("3001"));
        await shop.Reject(two, Shop.Otto);

        await shop.Submitted(Drafts.Refund("3002"));
    }

    private static async Task<Pipeline.CommandResult> Retarget(Shop shop, string id, string order)
    {
        var edit = new ContentEdit(Actions: Drafts.Refund(order).Actions);
        var revision = (await shop.Read(id)).Revision;
        return await shop.Send(new EditApproval(id, revision, edit) { Shop = shop.Name, By = Shop.Olga });
    }
}
