using HotDash.Domain.Approvals;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_tile_is_decided_on
{
    [Fact, Trait("rule", "R35")]
    public void each_tile_has_its_decisions_and_no_others()
    {
        foreach (var key in TileBook.DefaultOrder)
        foreach (var decision in Enum.GetValues<TileDecision>())
        {
            var ruling = Decide(Wish(key, decision));
            if (!Decisions.TryGetValue(key, out var own))
                ruling.ShouldRefuse(ErrorCode.InvalidValue, "tile");
            else if (!own.Contains(decision))
                ruling.ShouldRefuse(ErrorCode.InvalidValue, "decision");
            else
                ruling.Single<TileDecided>().Decision.ShouldBe(decision);
        }
    }

    [Fact, Trait("rule", "R35")]
    public void what_writes_outside_opens_an_approval()
    {
        foreach (var (key, own) in Decisions)
        foreach (var decision in own)
        {
            var opens = Tools.TryGetValue(decision, out var tool);
            Decide(Wish(key, decision)).Single<TileDecided>().ApprovalId.ShouldBe(opens ? "approval-1" : null);
            var draft = TileDrafts.Of(Wish(key, decision), Data(key));
            (draft?.Actions.Single().Tool).ShouldBe(tool);
        }
    }

    [Fact, Trait("rule", "R35")]
    public void the_approval_can_be_submitted_and_approved_as_it_is()
    {
        foreach (var (key, own) in Decisions)
        foreach (var decision in own.Where(Tools.ContainsKey))
        {
            var draft = TileDrafts.Of(Wish(key, decision) with { Note = "Soon." }, Data(key))!;
            draft.Evidence!.WhyNow!.ShouldEndWith(" Soon.");
            var story = Story.Submitted(draft, by: People.Anna);
            story.It.State.ShouldBe(ApprovalState.PendingReview);
            story.It.DraftedBy.Id.ShouldBe("anna");
        }
    }

    [Theory, Trait("rule", "R35")]
    [InlineData(TileDecision.AdjustQuantity, 999)]
    [InlineData(TileDecision.CreatePo, 1_000_000)]
    public void a_quantity_is_within_its_bounds(TileDecision decision, int most)
    {
        var wish = Wish(TileKey.Inventory, decision);
        foreach (var good in (int[])[1, most])
            Decide(wish with { Quantity = good }).ShouldBeAccepted();
        foreach (var bad in (int?[])[-1, 0, most + 1, null])
            Decide(wish with { Quantity = bad }).ShouldRefuse(ErrorCode.InvalidValue, "quantity");
    }

    [Fact, Trait("rule", "R35")]
    public void a_decision_takes_what_is_its_own_and_nothing_else()
    {
        foreach (var (key, own) in Decisions)
        foreach (var decision in own)
        {
            var wish = Wish(key, decision);
            var isOrder = decision == TileDecision.CreatePo;
            Optional(wish with { Supplier = "Mugs Ltd" }, isOrder, "supplier");
            Optional(wish with { Text = "Hello" }, decision == TileDecision.DraftReply, "text");
            Optional(wish with { Until = Shown.Now + Duration.FromHours(1) }, decision == TileDecision.Snooze, "until");
            Needed(wish with { UnitCost = new(1, "EUR") }, wish with { UnitCost = null }, isOrder, "unitCost");
            var isAdjustment = decision == TileDecision.AdjustQuantity;
            Needed(wish with { Location = "L" }, wish with { Location = null }, isAdjustment, "location");
            Needed(wish with { Quantity = 5 }, wish with { Quantity = null }, isOrder || isAdjustment, "quantity");
        }
    }

    [Fact, Trait("rule", "R35")]
    public void sleep_ends_within_30_days_and_after_a_day_by_itself()
    {
        var wish = Wish(TileKey.Inventory, TileDecision.Snooze);
        Decide(wish).Single<TileDecided>().Until.ShouldBe(Shown.Now + Duration.FromHours(24));
        var tick = Duration.FromTicks(1);
        foreach (var good in (Duration[])[tick, Duration.FromDays(30)])
            Decide(wish with { Until = Shown.Now + good }).Single<TileDecided>().Until.ShouldBe(Shown.Now + good);
        foreach (var bad in (Duration[])[-tick, Duration.Zero, Duration.FromDays(30) + tick])
            Decide(wish with { Until = Shown.Now + bad }).ShouldRefuse(ErrorCode.InvalidValue, "until");
        Decide(Wish(TileKey.Inventory, TileDecision.MarkIntentional)).Single<TileDecided>().Until.ShouldBeNull();
    }

    [Fact, Trait("rule", "R35")]
    public void it_is_about_what_the_tile_shows()
    {
        foreach (var (key, own) in Decisions)
        {
            var wish = Wish(key, own[^1]);
            Decide(wish with { Target = "another" }).ShouldRefuse(ErrorCode.NotFound, "target");
            Tile.Decide(wish, null, "approval-1", Shown.By(People.Anna)).ShouldRefuse(ErrorCode.InvalidState, "tile");
            if (key != TileKey.SalesPulse)
                Decide(wish with { Target = null }).ShouldRefuse(ErrorCode.NotFound, "target");
        }
    }

    [Fact, Trait("rule", "R35")]
    public void the_reply_that_the_tile_suggests_is_sent_where_no_other_is()
    {
        var wish = Wish(TileKey.CxEscalations, TileDecision.DraftReply);
        Reply(wish, Shown.Cx).ShouldBe("On its way.");
        Reply(wish with { Text = "Sorry!" }, Shown.Cx).ShouldBe("Sorry!");
        foreach (var none in (PersonalText?[])[null, new("cust-1", PersonalText.Erased) { IsErased = true }])
        {
            var shown = new CxEscalations([Shown.Conversation with { SuggestedReply = none }]);
            Tile.Decide(wish, shown, "approval-1", Shown.By(People.Anna)).ShouldRefuse(ErrorCode.InvalidValue, "text");
            Reply(wish with { Text = "Sorry!" }, shown).ShouldBe("Sorry!");
        }
    }

    [Fact]
    public void reviewers_decide_and_nobody_else()
    {
        var wish = Wish(TileKey.SalesPulse, TileDecision.NoAction);
        foreach (var caller in (Caller[])[People.Anna, People.Mia, People.Ada])
            Tile.Decide(wish, Shown.Sales, "a", Shown.By(caller)).ShouldBeAccepted();
        foreach (var caller in (Caller[])[People.Agent, People.BoldAgent, People.Vera, People.Aude, People.Stranger])
            Tile.Decide(wish, Shown.Sales, "a", Shown.By(caller)).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact]
    public void texts_have_their_lengths()
    {
        foreach (
            var (field, most, wish) in ((string, int, Func<string, TileWish>)[])
                [
                    ("note", 2000, x => Wish(TileKey.SalesPulse, TileDecision.NoAction) with { Note = x }),
                    ("text", 4000, x => Wish(TileKey.CxEscalations, TileDecision.DraftReply) with { Text = x }),
                    ("location", 200, x => Wish(TileKey.Inventory, TileDecision.AdjustQuantity) with { Location = x }),
                    ("supplier", 200, x => Wish(TileKey.Inventory, TileDecision.CreatePo) with { Supplier = x }),
                ]
        )
        {
            Decide(wish(new('x', most))).ShouldBeAccepted();
            Decide(wish(new('x', most + 1))).ShouldRefuse(ErrorCode.InvalidValue, field);
            Decide(wish(" ")).ShouldRefuse(ErrorCode.InvalidValue, field);
        }
        Decide(Wish(TileKey.Inventory, TileDecision.CreatePo) with { UnitCost = new(-1, "EUR") })
            .ShouldRefuse(ErrorCode.InvalidValue, "unitCost", "amount");
    }

    [Fact]
    public void a_note_is_sealed_with_what_it_is_about()
    {
        Note(Wish(TileKey.SalesPulse, TileDecision.NoAction)).Subject.ShouldBe("tile-SALES_PULSE");
        Note(Wish(TileKey.Inventory, TileDecision.Snooze)).Subject.ShouldBe("tile-INVENTORY");
        Note(Wish(TileKey.Inventory, TileDecision.CreatePo)).Subject.ShouldBe("approval-1");
        Note(Wish(TileKey.Inventory, TileDecision.AdjustQuantity)).Subject.ShouldBe("approval-1");
        Note(Wish(TileKey.CxEscalations, TileDecision.Escalate)).Subject.ShouldBe("cust-1");
    }

    [Fact]
    public void the_tile_remembers_its_last_decision()
    {
        var decided = Decide(Wish(TileKey.SalesPulse, TileDecision.Acknowledge)).Single<TileDecided>();
        var tile = Tile.Evolve(Tile.Evolve(null, decided), decided)!;
        (tile.Version, tile.LastDecision, tile.LastAt, tile.Id).ShouldBe((2, decided, Shown.Now, "tile-SALES_PULSE"));
        tile.Quiet.ShouldBeEmpty();
    }

    private static Ruling Decide(TileWish wish) =>
        Tile.Decide(wish, Shown.All.GetValueOrDefault(wish.Tile, Shown.Growth), "approval-1", Shown.By(People.Anna));

    private static TileData Data(TileKey key) => Shown.All[key];

    private static PersonalText Note(TileWish wish) =>
        Decide(wish with { Note = "Because." }).Single<TileDecided>().Note.ShouldNotBeNull();

    private static string? Reply(TileWish wish, CxEscalations shown) =>
        TileDrafts.Of(wish, shown)!.Actions.Single().Arguments.StringAt("text");

    private static void Optional(TileWish wish, bool isOwn, string field)
    {
        if (isOwn)
            Decide(wish).ShouldBeAccepted();
        else
            Decide(wish).ShouldRefuse(ErrorCode.InvalidValue, field);
    }

    private static void Needed(TileWish with, TileWish without, bool isOwn, string field)
    {
        Optional(with, isOwn, field);
        Optional(without, !isOwn, field);
    }

    /// <summary>With all that the decision needs.</summary>
    private static TileWish Wish(TileKey key, TileDecision decision) =>
        new(
            key,
            decision,
            key == TileKey.Inventory ? "MUG"
                : key == TileKey.CxEscalations ? "conv-1"
                : null,
            decision is TileDecision.CreatePo or TileDecision.AdjustQuantity ? 5 : null,
            decision == TileDecision.CreatePo ? new Money(3.5m, "EUR") : null,
            decision == TileDecision.AdjustQuantity ? "Berlin" : null
        );

    private static readonly Dictionary<TileKey, TileDecision[]> Decisions = new()
    {
        [TileKey.SalesPulse] = [TileDecision.Acknowledge, TileDecision.Escalate, TileDecision.NoAction],
        [TileKey.Inventory] =
        [
            TileDecision.CreatePo,
            TileDecision.AdjustQuantity,
            TileDecision.MarkIntentional,
            TileDecision.Snooze,
        ],
        [TileKey.CxEscalations] = [TileDecision.DraftReply, TileDecision.Escalate, TileDecision.MarkResolved],
    };

    private static readonly Dictionary<TileDecision, string> Tools = new()
    {
        [TileDecision.CreatePo] = "purchase_order.create",
        [TileDecision.AdjustQuantity] = "inventory.adjust",
        [TileDecision.DraftReply] = "conversation.reply",
        [TileDecision.MarkResolved] = "conversation.resolve",
    };
}
