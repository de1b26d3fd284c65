using HotDash.Application.Tiles;
using HotDash.Domain.Notifications;
using HotDash.Domain.Tiles;
using HotDash.Support;

namespace HotDash.Application.Tests.Notifications;

public sealed class when_facts_have_people_told(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact, Trait("rule", "R51")]
    public async Task each_reviewer_is_told_once_whatever_number_of_processes_runs()
    {
        var shop = await new Shop(world).WithMembers();
        await using var other = await world.StartHostAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => shop.Submitted(Drafts.Tag($"mug-{n}"))));
        await Told.UntilConsumed(world);

        // Not Olga, for whom the agent drafts.
        (await Told.Of(shop)).ShouldBe(Each(10, "mia", "omar", "otto"));
        (await Told.InJournal(shop)).Order().ShouldBe(Each(10, "mia", "omar", "otto").Select(Stream));
        static string Stream(string told) => $"notifications-{told.Split(' ')[0]}";
    }

    [Fact, Trait("rule", "R51")]
    public async Task none_is_lost_and_none_comes_twice_over_restarts()
    {
        var shop = await new Shop(world).WithMembers();
        for (var n = 0; n < 3; n++)
        {
            await shop.Submitted(Drafts.Tag($"cup-{n}"));
            await world.RestartAsync();
        }
        await Told.UntilConsumed(world);
        (await Told.Of(shop)).ShouldBe(Each(3, "mia", "omar", "otto"));
    }

    /// <summary>Not even who was no member when it happened.</summary>
    [Fact, Trait("rule", "R51")]
    public async Task a_rebuild_tells_nobody()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Submitted(Drafts.Tag());
        await Told.UntilConsumed(world);
        var before = await Told.Of(shop);
        before.ShouldBe(Each(1, "mia", "omar", "otto"));
        await TestMember.JoinAsync(
            world.Host,
            shop.Name,
            [new TestMember(new("new", ActorKind.Person), [Role.Operator], "new")],
            TestContext.Current.CancellationToken
        );
        await Told.UntilConsumed(world);

        await world.Run("update hotdash.journal_consumers set position = 1 where name = 'notifications'");
        await Told.UntilConsumed(world);
        await shop.Submitted(Drafts.Tag("another"));
        await Told.UntilConsumed(world);

        (await Told.Of(shop)).ShouldBe([.. before, .. Each(1, "mia", "new", "omar", "otto")], ignoreOrder: true);
    }

    [Fact, Trait("rule", "R51")]
    public async Task one_of_which_nothing_can_be_made_is_set_aside_and_the_others_go_on()
    {
        var shop = await new Shop(world).WithMembers();
        await world.Run(
            $$"""
            insert into hotdash.mt_streams (tenant_id, id, version) values ('{{shop.Name}}', 'tile-broken', 1);
            insert into hotdash.mt_events (tenant_id, stream_id, version, id, seq_id, type, timestamp, data)
              values ('{{shop.Name}}', 'tile-broken', 1, gen_random_uuid(), nextval('hotdash.mt_events_sequence'),
                'tile_anomaly_detected.v1', now(),
                jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
            """
        );
        await shop.Submitted(Drafts.Tag());
        await Told.UntilConsumed(world);
        (await Told.Of(shop)).ShouldBe(Each(1, "mia", "omar", "otto"));
        (await SetAside(shop)).ShouldBe(["KeyNotFoundException"]);

        await world.RestartAsync();
        await HotDashWorld.Until(async () => (await SetAside(shop)).Count == 1);
        await world.Run(
            $$"""
            update hotdash.mt_events set data = data || '{"tile":"SALES_PULSE","kind":"SALES","severity":"CRITICAL"}'
             where tenant_id = '{{shop.Name}}' and stream_id = 'tile-broken'
            """
        );
        await world.RestartAsync();
        await HotDashWorld.Until(async () => (await SetAside(shop)).Count == 0);
        (await Told.Of(shop)).Where(x => x.EndsWith("ANOMALY", StringComparison.Ordinal)).Count().ShouldBe(4);
    }

    [Fact, Trait("rule", "R51")]
    public async Task what_happens_to_an_approval_is_told_to_whom_it_concerns()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Fault("FAIL_BEFORE");
        var id = await shop.Approved(Drafts.Tag(), NodaTime.Duration.Zero);
        await shop.Until(id, x => x.State == ApprovalState.ApplyFailed);
        await Told.UntilConsumed(world);
        (await Told.Of(shop)).ShouldBe(["mia APPLY_FAILED", .. Each(1, "mia", "omar", "otto")], ignoreOrder: true);
        var texts = await world.Rows(
            $"select title || message from hotdash.notifications where shop = '{shop.Name}'",
            row => row.GetString(0)
        );
        texts.ShouldNotContain(x => x.Contains("What is to be done", StringComparison.Ordinal));
    }

    [Fact, Trait("rule", "R51")]
    public async Task a_backlog_is_told_once_while_it_lasts()
    {
        var shop = await new Shop(world).WithMembers();
        var ids = new List<string>();
        for (var n = 0; n <= Recipient.UsualBacklogThreshold + 1; n++)
            ids.Add(await shop.Submitted(Drafts.Tag($"pot-{n}")));
        await Told.UntilConsumed(world);
        (await Backlogs()).ShouldBe(["mia", "olga", "omar", "otto"]);
        // In the place of one that waits; those behind it are told again.
        (await Told.Of(shop))
            .Count(x => x == "otto ITEM_WAITING")
            .ShouldBe(Recipient.UsualBacklogThreshold + 1);

        (await shop.Reject(ids[0], Shop.Otto)).Refusals.ShouldBeEmpty();
        (await shop.Reject(ids[1], Shop.Otto)).Refusals.ShouldBeEmpty();
        await Told.UntilConsumed(world);
        await shop.Submitted(Drafts.Tag("one-more"));
        await Told.UntilConsumed(world);
        (await Backlogs()).ShouldBe(["mia", "mia", "olga", "olga", "omar", "omar", "otto", "otto"]);

        async Task<List<string>> Backlogs() =>
            [
                .. (await Told.Of(shop))
                    .Where(x => x.EndsWith("BACKLOG", StringComparison.Ordinal))
                    .Select(x => x.Split(' ')[0]),
            ];
    }

    [Fact, Trait("rule", "R51")]
    public async Task of_two_skus_that_run_out_each_is_told_and_a_decision_ends_its_own()
    {
        var shop = await new Shop(world).WithMembers();
        var stock = new Inventory([Gone("MUG-1"), Gone("CUP-1")]);
        var record = new RecordTileSnapshot(new(TileKey.Inventory, null, TileSource.Live, stock))
        {
            Shop = shop.Name,
            By = Shop.Agent,
        };
        (await shop.Send(record)).Refusals.ShouldBeEmpty();
        var wish = new DecideTile(new(TileKey.Inventory, TileDecision.Snooze, "MUG-1"))
        {
            Shop = shop.Name,
            By = Shop.Otto,
        };
        (await shop.Send(wish)).Refusals.ShouldBeEmpty();
        await Told.UntilConsumed(world);

        var causes = await world.Rows(
            $"""
            select format('%s %s %s', cause, count(*), count(cause_ended_at)) from hotdash.notifications
             where shop = '{shop.Name}' group by cause order by cause
            """,
            row => row.GetString(0)
        );
        causes.ShouldBe([
            "anomaly/INVENTORY/DAYS_OF_COVER/CUP-1/critical 4 0",
            "anomaly/INVENTORY/DAYS_OF_COVER/MUG-1/critical 4 4",
        ]);

        static StockItem Gone(string sku) => new(sku, $"product-{sku}", null, sku, 0, 2, 4, 3, 5);
    }

    private Task<List<string>> SetAside(Shop shop) =>
        world.Rows(
            $"select failure from hotdash.journal_set_aside where shop = '{shop.Name}'",
            row => row.GetString(0)
        );

    private static IEnumerable<string> Each(int times, params string[] people) =>
        people.SelectMany(x => Enumerable.Repeat($"{x} ITEM_WAITING", times));
}
