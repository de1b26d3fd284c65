-- A role without BYPASSRLS sees the rows of the shop that app.tenant_id names, and none when it names none; owners
-- included. Every table says whose its rows are, by shop or (Marten's) tenant_id, or stands here by name.
do $$
declare
  -- What belongs to no shop: the schema's and the journal's own state, its consumers' places, the key of dev tokens, Marten's bookkeeping.
  of_no_shop constant text[] := array['schema_applied', 'journal_epoch', 'journal_consumers', 'dev_token_key', 'mt_doc_deadletterevent',
    'mt_doc_envelope', 'mt_event_progression', 'mt_high_water_skips'];
  t record;
begin
  for t in
    select c.oid::regclass as name, c.relname,
           (select attname from pg_attribute a where attrelid = c.oid and attname in ('shop', 'tenant_id')
              and not attisdropped) as shop,
           exists (select from pg_policy where polrelid = c.oid and polname = 'marten_tenant_isolation') as by_marten
      from pg_class c
     where relnamespace = 'hotdash'::regnamespace and relkind in ('r', 'p') and relname <> all (of_no_shop)
  loop
    if t.shop is null then
      raise 'Table % has neither "shop" nor "tenant_id": nothing would keep shops apart in it.', t.name;
    end if;
    execute format('alter table %s enable row level security, force row level security', t.name);
    continue when t.by_marten;
    execute format('drop policy if exists own_shop on %s', t.name);
    execute format(
      'create policy own_shop on %1$s using (%2$I = (select current_setting(''app.tenant_id'', true)))'
      ' with check (%2$I = (select current_setting(''app.tenant_id'', true)))', t.name, t.shop);
  end loop;
end
$$;

-- The trigger writes as the owner whatever shop the event is of.
drop policy if exists written_by_trigger on hotdash.journal;
create policy written_by_trigger on hotdash.journal for insert to hotdash_owner with check (true);

-- A key that was destroyed stays so.
drop policy if exists destroyed_for_ever on hotdash.subject_keys;
create policy destroyed_for_ever on hotdash.subject_keys as restrictive for update
  using (destroyed_at is null) with check (true);
