using HotDash.Support;

namespace HotDash.Application.Tests.Approvals;

/// <summary>No policy keeps shops apart in Wolverine's schema: it is exempt because nothing that it holds has content.</summary>
public sealed class when_messages_are_stored(HotDashDatabases databases) : IAsyncLifetime
{
    private readonly HotDashWorld _world = new(databases);

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task no_row_of_any_table_ever_holds_a_word_that_was_written()
    {
        // Messages go once they were handled: whatever was ever written is kept aside.
        await _world.Run(KeepAll);
        var shop = await new Shop(_world).WithMembers();
        var conversation = $"conversation-{Word}";
        var id = await shop.Approved(Drafts.Reply(conversation).WithRollback(), Duration.FromSeconds(1));
        await shop.Until(id, approval => approval.State == ApprovalState.Applied);
        var roll = new RollBackApproval(id, $"Because of {Word}.") { Shop = shop.Name, By = Shop.Mia };
        (await shop.Send(roll)).Refusals.ShouldBeEmpty();
        await shop.Until(id, approval => approval.State == ApprovalState.RolledBack);

        var kept = await _world.Rows("select thing || ' ' || held from wolverine_kept", row => row.GetString(0));

        kept.ShouldContain(x => x.Contains("incoming_envelopes") && x.Contains(id));
        kept.ShouldContain(x => x.Contains("DispatchApproved"));
        foreach (var word in (string[])[Word, "sorry", "What is to be done", "What changes", "taken back", "refund"])
            kept.ShouldNotContain(x => x.Contains(word, StringComparison.OrdinalIgnoreCase), word);
    }

    private const string Word = "Zwetschgenknoedel";

    private const string KeepAll = """
        create table wolverine_kept (thing text, held text);
        create function keep() returns trigger language plpgsql security definer as $f$
        begin
          insert into public.wolverine_kept
            select tg_table_name, coalesce(encode((to_jsonb(new) ->> 'body')::bytea, 'escape'), '') || ' ' || to_jsonb(new);
          return null;
        end
        $f$;
        do $$
        declare t regclass;
        begin
          for t in select oid from pg_class where relnamespace = 'wolverine'::regnamespace and relkind = 'r' loop
            execute format('create trigger keep after insert or update on %s for each row execute function keep()', t);
          end loop;
        end
        $$;
        """;
}
