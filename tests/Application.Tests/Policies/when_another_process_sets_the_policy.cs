using HotDash.Application.Policies;
using HotDash.Application.Tests.Members;
using HotDash.Domain.Policies;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Policies;

/// <summary>What one process sets, decisions of another obey at once, though the journal tells that one nothing.</summary>
public sealed class when_another_process_sets_the_policy(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task the_next_approval_obeys_it()
    {
        await using var other = await HearingNothing();
        var office = await new Office(world).Open();
        for (var version = 1; version <= 6; version += 2)
        {
            // Both know the present one.
            (await office.Approve(await office.Shop.Submitted(Drafts.Tag()), Shop.Otto, on: other)).ShouldBeDone();

            (await office.Set(Office.TagsNeed(2))).ShouldBeDone();
            var id = await office.Shop.Submitted(Drafts.Tag());
            (await office.Approve(id, Shop.Otto, on: other)).ShouldBeDone();
            (await office.Shop.Read(id)).State.ShouldBe(ApprovalState.PendingReview);

            (await office.Set(Office.TagsNeed(1))).ShouldBeDone();
            (await office.Approve(id, Shop.Omar, on: other)).ShouldBeDone();
            (await office.Shop.Read(id)).State.ShouldBe(ApprovalState.Approved);
            (await office.Obeyed(id)).ShouldBe([
                $"approval_submitted.v1 {version}",
                $"approval_given.v1 {version}",
                $"approval_given.v1 {version + 1}",
                $"approval_approved.v1 {version + 1}",
            ]);
        }
    }

    [Fact]
    public async Task nobody_is_refused_by_a_policy_that_was_replaced()
    {
        await using var other = await HearingNothing();
        var office = await new Office(world).Open();
        await office.Set(Office.TagsAsk(GradeDimension.Tone), other);
        var id = await office.Shop.Submitted(Drafts.Tag());
        (await office.Approve(id, Shop.Otto, on: other))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe(ErrorCode.GradesRequired);

        (await office.Set(Office.TagsAsk())).ShouldBeDone();
        (await office.Approve(id, Shop.Otto, on: other)).ShouldBeDone();

        (await office.Set(Office.TagsAsk(GradeDimension.Policy))).ShouldBeDone();
        id = await office.Shop.Submitted(Drafts.Tag());
        var refusal = (await office.Approve(id, Shop.Otto, new Grades(5, 5, null), other)).Refusals[0];
        (refusal.Code, string.Join('.', refusal.Path)).ShouldBe((ErrorCode.GradesRequired, "grades.policy"));
        (await office.Approve(id, Shop.Otto, new Grades(null, null, 4), other)).ShouldBeDone();
    }

    [Fact]
    public async Task what_is_drafted_is_of_the_risk_that_it_says()
    {
        await using var other = await HearingNothing();
        var office = await new Office(world).Open();
        foreach (var (most, risk) in new[] { (4, RiskLevel.High), (5, RiskLevel.Medium), (3, RiskLevel.High) })
        {
            (await office.Set(new() { HighQuantity = most })).ShouldBeDone();
            var draft = Drafts.Tag() with
            {
                Kind = ApprovalKind.Inventory,
                Actions = [Drafts.Action("inventory.adjust", """{"sku":"s","location":"l","delta":5}""")],
            };
            var drafted = await office.Send(
                new DraftApproval(draft) { Shop = office.Shop.Name, By = Shop.Agent },
                other
            );
            (await office.Shop.Read(drafted.Id)).RiskLevel.ShouldBe(risk);
        }
    }

    [Fact]
    public async Task two_that_set_at_once_both_have_their_way()
    {
        await using var other = await HearingNothing();
        var office = await new Office(world).Open();
        for (var round = 1; round <= 5; round++)
        {
            var answers = await Task.WhenAll(
                office.Set(new() { HighQuantity = round }),
                office.Set(new() { ClaimFor = Duration.FromMinutes(10 + round) }, other),
                office.Set(new() { HighQuantity = round }, other)
            );
            answers.ShouldAllBe(x => x.Accepted);
        }
        var id = await office.Shop.Submitted(Drafts.Tag());
        (
            await office.Send(new ClaimApproval(id, false, null) { Shop = office.Shop.Name, By = Shop.Otto })
        ).ShouldBeDone();
        var claimed = await office.Shop.Read(id);
        (claimed.Claim!.Until - claimed.LastAt).ShouldBe(Duration.FromMinutes(15));
        (await office.Obeyed(id)).ShouldBe(["approval_submitted.v1 10"]);
    }

    [Fact]
    public async Task a_repeat_under_one_key_sets_once()
    {
        var office = await new Office(world).Open();
        (await office.Set(new() { HighQuantity = 1 }, key: "k")).ShouldBeDone();
        (await office.Set(new() { HighQuantity = 2 })).ShouldBeDone();
        (await office.Set(new() { HighQuantity = 1 }, key: "k")).Replayed.ShouldBeTrue();
        (await office.Set(new() { HighQuantity = 3 }, key: "k"))
            .Refusals[0]
            .Code.ShouldBe(ErrorCode.IdempotencyKeyReused);
        (await office.Versions()).ShouldBe([1, 2]);
    }

    private Task<HotDashHost> HearingNothing() =>
        HotDashHost.StartAsync(
            world.ConnectionString,
            builder =>
                builder.Services.AddSingleton<IClock>(world.Clock).AddSingleton<IApprovalPolicies, HearsNothing>()
        );
}
