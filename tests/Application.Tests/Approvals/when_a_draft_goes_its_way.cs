namespace HotDash.Application.Tests.Approvals;

/// <summary>Every use case once, through the bus, on real rows.</summary>
public sealed class when_a_draft_goes_its_way(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task it_is_drafted_edited_submitted_and_sent_back()
    {
        var shop = new Shop(world);
        var drafted = await shop.Send(new DraftApproval(Drafts.Tag()) { Shop = shop.Name, By = Shop.Agent });
        drafted.ShouldSatisfyAllConditions(() => drafted.Refusals.ShouldBeEmpty(), () => drafted.Version.ShouldBe(1));
        var id = drafted.Id;

        var edited = await shop.Send(
            new EditApproval(id, 0, new ContentEdit(Summary: "Said better")) { Shop = shop.Name, By = Shop.Agent }
        );
        edited.Refusals.ShouldBeEmpty();
        var submitted = await shop.Send(new SubmitApproval(id, 1) { Shop = shop.Name, By = Shop.Agent });
        submitted.Refusals.ShouldBeEmpty();
        var sentBack = await shop.Send(new RequestChanges(id, 2, "Say why.") { Shop = shop.Name, By = Shop.Olga });

        sentBack.Refusals.ShouldBeEmpty();
        (await shop.Read(id)).State.ShouldBe(ApprovalState.Draft);
        (await world.FactsOf(id)).ShouldBe([
            "approval_drafted.v1",
            "approval_edited.v1",
            "approval_validated.v1",
            "approval_submitted.v1",
            "approval_validated.v1",
            "approval_changes_requested.v1",
        ]);
    }

    [Fact]
    public async Task it_is_claimed_taken_over_released_escalated_and_extended()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());

        (
            await shop.Send(new ClaimApproval(id, false, null) { Shop = shop.Name, By = Shop.Olga })
        ).Accepted.ShouldBeTrue();
        var other = await shop.Send(new ClaimApproval(id, false, null) { Shop = shop.Name, By = Shop.Otto });
        other.Refusals.ShouldHaveSingleItem().ShouldBeOfType<ClaimedByOther>().By.Id.ShouldBe("olga");
        (
            await shop.Send(new ClaimApproval(id, true, "At lunch.") { Shop = shop.Name, By = Shop.Mia })
        ).Accepted.ShouldBeTrue();
        (await shop.Send(new ReleaseApproval(id) { Shop = shop.Name, By = Shop.Mia })).Accepted.ShouldBeTrue();
        (
            await shop.Send(new EscalateApproval(id, "Large.") { Shop = shop.Name, By = Shop.Mia })
        ).Accepted.ShouldBeTrue();
        var later = (await shop.Read(id)).ExpiresAt!.Value + Duration.FromHours(1);
        (
            await shop.Send(new ExtendExpiry(id, later, "Waiting.") { Shop = shop.Name, By = Shop.Mia })
        ).Accepted.ShouldBeTrue();
        (await shop.Send(new ValidateApproval(id) { Shop = shop.Name, By = Shop.Mia })).Accepted.ShouldBeTrue();
        (await shop.Send(new WithdrawApproval(id, null) { Shop = shop.Name, By = Shop.Agent })).Accepted.ShouldBeTrue();

        (await shop.Read(id)).State.ShouldBe(ApprovalState.Withdrawn);
    }

    [Fact]
    public async Task an_approval_can_be_undone_and_then_be_rejected()
    {
        var shop = new Shop(world);
        var id = await shop.Submitted(Drafts.Tag());

        (await shop.Approve(id, Shop.Otto)).Accepted.ShouldBeTrue();
        (
            await shop.Send(new UndoApproval(id, "Too fast.") { Shop = shop.Name, By = Shop.Otto })
        ).Accepted.ShouldBeTrue();
        (await shop.Reject(id, Shop.Omar)).Accepted.ShouldBeTrue();

        var late = await shop.Approve(id, Shop.Otto);
        late.Refusals.ShouldHaveSingleItem().ShouldBeOfType<AlreadyDecided>().By.Id.ShouldBe("omar");
    }

    [Fact]
    public async Task arguments_that_the_tool_does_not_take_are_refused_with_their_path()
    {
        var shop = new Shop(world);
        var draft = Drafts.Tag() with { Actions = [Drafts.Action("product.tag", """{"product":"mug","tags":[7]}""")] };

        var refused = await shop.Submit(draft);

        var refusal = refused.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(ErrorCode.InvalidArguments);
        refusal.Path.ShouldBe(["actions", "0", "arguments", "tags", "0"]);
        refused.Id.ShouldBeEmpty();
    }

    [Fact]
    public async Task another_shops_approval_is_as_if_it_did_not_exist()
    {
        var id = await new Shop(world).Submitted(Drafts.Tag());
        var stranger = new Shop(world);

        var refused = await stranger.Send(new ReleaseApproval(id) { Shop = stranger.Name, By = Shop.Olga });

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.NotFound);
    }

    [Fact]
    public async Task its_facts_say_who_caused_them()
    {
        var shop = new Shop(world);
        var result = await shop.Send(
            new SubmitApproval(null, null, Drafts.Tag())
            {
                Shop = shop.Name,
                By = Shop.Agent,
                CorrelationId = "correlation",
                CausationId = "request",
            }
        );

        var marks = await world.Rows(
            $"select correlation_id, causation_id, user_name from hotdash.mt_events where stream_id = '{result.Id}'",
            row => (row.GetString(0), row.GetString(1), row.GetString(2))
        );
        marks.Distinct().ShouldBe([("correlation", "request", "agent-cx")]);
    }
}
