using System.Diagnostics;
using HotDash.Domain.Trust;
using HotDash.Projections.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Trust;

public sealed class when_records_are_asked_for(TrustWorld world) : IClassFixture<TrustWorld>, IDisposable
{
    [Fact, Trait("rule", "R26")]
    public async Task an_agents_tells_what_persons_thought_of_its_work()
    {
        var shop = await new Shop(world).WithEverybody();
        var start = world.Clock.GetCurrentInstant();
        var approved = await Decided(shop, new Grades(5, 4, 3), after: Duration.FromMinutes(1));
        var edited = await shop.Submitted(Drafts.Tag("b"));
        await shop.Send(
            new EditApproval(edited, 1, new ContentEdit(Summary: "What is to be don"))
            {
                Shop = shop.Name,
                By = Shop.Omar,
            }
        );
        await Approve(shop, edited, new Grades(4, null, 3), after: Duration.FromMinutes(2));
        var rejected = await shop.Submitted(Drafts.Tag("c"));
        world.Clock.Ahead += Duration.FromMinutes(3);
        await shop.Reject(rejected, Shop.Otto);
        var undone = await Decided(shop, new Grades(1, 1, 1), after: Duration.Zero);
        await shop.Send(new UndoApproval(undone, "Wrong.") { Shop = shop.Name, By = Shop.Otto });
        await Check(shop);
        await shop.Submitted(Drafts.Tag("waiting"));

        var record = (await All(shop)).ShouldHaveSingleItem().Record;

        (record.Decided, record.Counted, record.Approved).ShouldBe((3, 3, 2));
        (record.Tone, record.Accuracy, record.Policy).ShouldBe((4.5m, 4m, 3m));
        Math.Round(record.EditDistance!.Value, 4).ShouldBe(Math.Round(1m / 3, 4));
        record.TimeToDecision!.Value.ShouldBeInRange(Duration.FromMinutes(2), Duration.FromMinutes(2.5));
        (await One(shop)).ShouldBe(record);
        (await shop.Read(approved)).Decision!.At.ShouldBeGreaterThan(start);
    }

    [Fact, Trait("rule", "R26")]
    public async Task what_the_policy_approved_is_no_persons_and_does_not_count()
    {
        var shop = await new Shop(world).WithEverybody();
        await shop.Allow();
        await shop.Earn();
        (await shop.StateOf(await shop.Send(shop.Submission(1)))).ShouldBe(ApprovalState.Approved);

        var standing = (await All(shop)).ShouldHaveSingleItem();

        standing.Record.Decided.ShouldBe(50);
        standing.Trust!.IsGranted.ShouldBeTrue();
    }

    [Fact, Trait("rule", "R26")]
    public async Task reviewers_that_never_look_are_told_from_those_who_do()
    {
        var shop = await new Shop(world).WithEverybody();
        var ids = await shop.Many(24);
        world.Clock.Ahead = Duration.FromHours(1);
        foreach (var id in ids[..20])
            await shop.Approve(id, Shop.Otto);
        foreach (var id in ids[20..])
        {
            world.Clock.Ahead += Duration.FromMinutes(5);
            await shop.Approve(id, Shop.Omar);
        }
        await Check(shop);

        var (otto, omar) = (await Signs(shop, "otto"), await Signs(shop, "omar"));

        // The first came an hour after it was submitted; each of the others at once after the one before.
        (otto.Decisions, otto.TooFast, otto.Graded).ShouldBe((21, 20, 21));
        (otto.LowestGrade, otto.HighestGrade).ShouldBe((5, 5));
        (otto.ChecksSeen, otto.ChecksMissed).ShouldBe((1, 1));
        otto.Warnings.ShouldBe(Enum.GetValues<RubberStamp>());
        (omar.Decisions, omar.TooFast, omar.ChecksSeen).ShouldBe((4, 0, 0));
        omar.Warnings.ShouldBeEmpty();
        var agent = (await All(shop)).Single().Signs;
        (agent.Decisions, agent.TooFast, agent.ChecksMissed).ShouldBe((24, 19, 1));
    }

    [Fact, Trait("rule", "R26")]
    public async Task a_bulk_has_the_time_of_all_its_items_and_their_text()
    {
        var shop = await new Shop(world).WithEverybody();
        var ids = await shop.Many(20);
        var items = await shop.Items(ids);
        world.Clock.Ahead = Duration.FromHours(1);
        await shop.DecideAll(items[..10], BulkMode.Atomic);
        (await Signs(shop, "otto")).TooFast.ShouldBe(0);

        world.Clock.Ahead += Duration.FromSeconds(5);
        await shop.DecideAll(items[10..], BulkMode.Atomic);

        var signs = await Signs(shop, "otto");
        (signs.Decisions, signs.TooFast).ShouldBe((20, 10));
    }

    [Fact, Trait("rule", "R26")]
    public async Task of_ten_thousand_decided_items_they_are_known_in_no_time()
    {
        var shop = await new Shop(world).WithEverybody();
        var id = await Decided(shop, new Grades(5, 4, 3), after: Duration.FromMinutes(1));
        await world.Run(
            $"""
            insert into hotdash.approval_history
            select (jsonb_populate_record(h, jsonb_build_object('event_id', gen_random_uuid(),
                     'approval_id', h.approval_id || '-' || n, 'at', h.at - n * interval '1 minute'))).*
              from hotdash.approval_history h, generate_series(1, 9999) n where h.approval_id = '{id}'
            """
        );
        await world.Run("vacuum analyze hotdash.approval_history");
        await All(shop);

        var since = Stopwatch.GetTimestamp();
        var standing = (await All(shop)).ShouldHaveSingleItem();
        var agents = Stopwatch.GetElapsedTime(since);
        since = Stopwatch.GetTimestamp();
        await One(shop);
        var one = Stopwatch.GetElapsedTime(since);
        since = Stopwatch.GetTimestamp();
        await Signs(shop, "otto");
        var reviewers = Stopwatch.GetElapsedTime(since);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"agents {agents.TotalMilliseconds:0} ms, one agent {one.TotalMilliseconds:0} ms, reviewers {reviewers.TotalMilliseconds:0} ms"
        );
        (standing.Record.Decided, standing.Record.Counted).ShouldBe((10_000, 200));
        agents.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    public void Dispose() => world.Clock.Ahead = Duration.Zero;

    private static Task<IReadOnlyList<AgentStanding>> All(Shop shop) => Records(shop).All(shop.Name, default);

    private static Task<AgentRecord> One(Shop shop) => Records(shop).Of(shop.Name, "agent-cx", 50, default);

    private static async Task<ReviewSigns> Signs(Shop shop, string reviewer) =>
        (await Records(shop).Reviewers(shop.Name, default)).Single(x => x.Reviewer == reviewer).Signs;

    private static AgentRecords Records(Shop shop) => shop.World.Host.Services.GetRequiredService<AgentRecords>();

    private async Task<string> Decided(Shop shop, Grades grades, Duration after)
    {
        var id = await shop.Submitted(Drafts.Tag());
        await Approve(shop, id, grades, after);
        return id;
    }

    private async Task Approve(Shop shop, string id, Grades grades, Duration after)
    {
        world.Clock.Ahead += after;
        var seen = await shop.Read(id);
        var approve = new Approve(id, seen.Revision, seen.Digest, grades) { Shop = shop.Name, By = Shop.Otto };
        (await shop.Send(approve)).Refusals.ShouldBeEmpty();
    }

    /// <summary>One that Otto misses, to its end.</summary>
    private async Task Check(Shop shop)
    {
        var plant = new PlantCheckItem("agent-cx", Drafts.Tag()) { Shop = shop.Name, By = Shop.Mia };
        var id = (await shop.Send(plant)).Id;
        await shop.Approve(id, Shop.Otto);
        var decision = (await shop.Read(id)).Decision!.DecisionId!;
        world.Clock.Ahead += Duration.FromSeconds(10);
        await world.Dispatch(new DispatchApproved(shop.Name, id, decision));
    }
}
