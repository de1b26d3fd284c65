-- A role without BYPASSRLS sees the rows of the shop that app.tenant_id names, and none when it names none; owners
-- included. Marten does the same for its documents.
do $$
declare
  t record;
begin
  for t in
    select * from (values
      ('mt_events', 'tenant_id'), ('mt_streams', 'tenant_id'), ('journal', 'shop'), ('approval_history', 'shop'),
      ('approval_open_targets', 'shop'), ('idempotency', 'shop'), ('members', 'shop'), ('conversations', 'shop'),
      ('tool_calls', 'shop'), ('tool_faults', 'shop'), ('subject_keys', 'shop')) as tables (name, shop)
  loop
    execute format('alter table hotdash.%I enable row level security', t.name);
    execute format('alter table hotdash.%I force row level security', t.name);
    execute format('drop policy if exists own_shop on hotdash.%I', t.name);
    execute format(
      'create policy own_shop on hotdash.%1$I using (%2$I = (select current_setting(''app.tenant_id'', true)))'
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
