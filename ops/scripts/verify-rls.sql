-- Attempts what must fail, for every table, role, verb and shop, and tells each attempt that did not: one line a breach,
-- then how much was tried. Safe on a live database: all is rolled back, it touches rows of its own two shops alone, truncates
-- nothing that would let it, and waits for no lock. Needs a login that is a member of the four roles.
-- What is expected is written from the design (who may do what to which kind of table), not read from the grants.
begin;
set local lock_timeout = '2s';
set local statement_timeout = '60s';
set local search_path = pg_catalog, pg_temp;

-- A row of now has its place.
do $$ begin perform hotdash.tile_partition(now()); end $$;

create temp table told (breach text) on commit drop;
create temp table tried (cell text) on commit drop;

-- A table's kind: a FACT is appended and never changed; rows of a SHOP may change; NO_SHOP belongs to none, by name;
-- MESSAGES are Wolverine's, which carry ids and no content.
create temp table things on commit drop as
  select c.oid, c.relname::text as name, case
      when n.nspname = 'wolverine' then 'MESSAGES'
      when c.relname in ('schema_applied', 'journal_epoch', 'journal_consumers', 'dev_token_key', 'mt_doc_deadletterevent', 'mt_doc_envelope',
        'mt_event_progression', 'mt_high_water_skips') then 'NO_SHOP'
      when c.relname in ('mt_events', 'journal', 'approval_history', 'reads', 'tile_snapshots') then 'FACT'
      else 'SHOP' end as kind,
    (select attname::text from pg_attribute where attrelid = c.oid and attname in ('shop', 'tenant_id')
       and not attisdropped) as shop
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('hotdash', 'wolverine') and c.relkind in ('r', 'p') and not c.relispartition;

-- A partition is reached by its parent alone: it has the same policy, and who serves a shop no right on it.
insert into told select format('partition %s: is open by itself', c.oid::regclass) from pg_class c
  where c.relnamespace = 'hotdash'::regnamespace and c.relkind = 'r' and c.relispartition
    and (not c.relrowsecurity or not c.relforcerowsecurity
      or not exists (select from pg_policy where polrelid = c.oid and polname = 'own_shop')
      or has_table_privilege('hotdash_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
      or has_table_privilege('hotdash_auditor', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'));

-- MAY: nothing is promised. MUST: the row is there for it. NO_ROW: whatever it does reaches no row of that shop. NEVER:
-- it is refused whatever the row.
create function pg_temp.expected(kind text, name text, who text, verb text, whose text) returns text
language sql immutable as $f$
  select case
    when verb = 'TRUNCATE' and who <> 'hotdash_owner' then 'NEVER'
    when verb = 'TRUNCATE' then 'MAY'
    when kind in ('NO_SHOP', 'MESSAGES') and who in ('hotdash_owner', 'hotdash_projector') then
      case when name = 'journal_epoch' and who = 'hotdash_projector' and verb <> 'SELECT' then 'NEVER' else 'MAY' end
    when kind = 'NO_SHOP' then
      case when (who, name, verb) = ('hotdash_app', 'journal_epoch', 'SELECT') then 'MAY' else 'NEVER' end
    when kind = 'MESSAGES' then
      case when who = 'hotdash_app' and (
          name = 'wolverine_incoming_envelopes' and verb in ('SELECT', 'INSERT', 'UPDATE')
          or name = 'wolverine_outgoing_envelopes' and verb in ('SELECT', 'INSERT')) then 'MAY' else 'NEVER' end
    when kind = 'FACT' and verb in ('UPDATE', 'DELETE') and who <> 'hotdash_owner' then 'NEVER'
    when name = 'journal' and verb = 'INSERT' then case who when 'hotdash_owner' then 'MAY' else 'NEVER' end
    when who = 'hotdash_auditor' and verb <> 'SELECT' then 'NEVER'
    when who = 'hotdash_projector' then case verb when 'SELECT' then 'MUST' else 'MAY' end
    when whose <> 'own' then 'NO_ROW'
    when verb = 'SELECT' and (kind = 'FACT' or name = 'mt_streams' or name like 'mt\_doc\_%') and who <> 'hotdash_owner'
      then 'MUST'
    else 'MAY' end
$f$;

-- What a statement did as a role for a shop: how many rows, or the error's code. Nothing of it stays.
create function pg_temp.attempt(who text, shop text, statement text) returns text language plpgsql as $f$
declare
  rows bigint;
begin
  perform set_config('app.tenant_id', shop, true);
  perform set_config('role', who, true);
  execute statement;
  get diagnostics rows = row_count;
  raise sqlstate 'HD000' using message = rows || ' rows';
exception
  when sqlstate 'HD000' then return sqlerrm;
  when others then return sqlstate;
end
$f$;

-- A row of a shop with something in every column that must have something.
create function pg_temp.row_of(t oid, shop_column text, shop text) returns text language sql as $f$
  select format('insert into %s (%s) values (%s)', t::regclass, string_agg(quote_ident(attname), ', ' order by attnum),
    string_agg(case
      when attname = shop_column then quote_literal(shop)
      when atttypid in ('text'::regtype, 'varchar'::regtype) then coalesce(
        -- The first value that a check of the column names.
        (select quote_literal((regexp_match(pg_get_constraintdef(k.oid), '''([^'']*)'''))[1]) from pg_constraint k
          where conrelid = t and contype = 'c' and conkey = array[attnum] limit 1), quote_literal(gen_random_uuid()))
      when atttypid = 'uuid'::regtype then quote_literal(gen_random_uuid())
      when atttypid = 'bigint'::regtype then (4e18 + floor(random() * 1e15))::bigint::text
      when atttypid in ('integer'::regtype, 'smallint'::regtype, 'numeric'::regtype, 'float8'::regtype) then '1'
      when atttypid = 'boolean'::regtype then 'false'
      when atttypid in ('timestamptz'::regtype, 'date'::regtype) then 'now()'
      when atttypid = 'bytea'::regtype then quote_literal('\x' || replace(gen_random_uuid()::text, '-', ''))
      else '''{}''' end, ', ' order by attnum))
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
   where attrelid = t and attnum > 0 and not attisdropped and attgenerated = ''
     and (attname = shop_column or attnotnull and adbin is null and attidentity = ''
       -- What a check demands though the column may be null.
       or (t::regclass::text, attname) in (('hotdash.subject_keys', 'wrapped'), ('hotdash.subject_keys', 'master_key_id')))
$f$;

create function pg_temp.statement(t oid, shop_column text, who text, verb text, shop text) returns text
language sql as $f$
  select case verb
    when 'SELECT' then format('select from %s', t::regclass)
    when 'INSERT' then coalesce(pg_temp.row_of(t, shop_column, shop), format('insert into %s default values', t::regclass))
    when 'UPDATE' then format('update %s set %2$I = %2$I', t::regclass, (
      select attname from pg_attribute where attrelid = t and attnum > 0 and not attisdropped and attidentity = ''
         and attgenerated = '' order by has_column_privilege(who, t, attnum, 'UPDATE') desc, attnum limit 1))
    when 'DELETE' then format('delete from %s', t::regclass)
    else format('truncate %s cascade', t::regclass) end
    -- Never more than the row that is here for it, whatever else would be allowed.
    || case when verb not in ('SELECT', 'UPDATE', 'DELETE') then ''
         when shop_column is null then ' where false' else format(' where %I = %L', shop_column, shop) end
$f$;

do $$
declare
  own constant text := 'verify-own-' || gen_random_uuid();
  other constant text := 'verify-other-' || gen_random_uuid();
  thing record;
  cell record;
  outcome text;
  wanted text;
  here text;
  login constant text := current_user;
begin
  insert into told select format('role %s: may do more than its tables tell', rolname) from pg_roles
    where rolname like 'hotdash\_%' and (rolsuper or rolcreaterole or rolcreatedb or rolreplication
      or rolbypassrls <> (rolname = 'hotdash_projector'));
  insert into told select format('role %s: is a member of %s', a.rolname, b.rolname) from pg_roles a, pg_roles b
    where a.rolname like 'hotdash\_%' and a.oid <> b.oid and pg_has_role(a.oid, b.oid, 'member');
  insert into told select format('role %s: is missing', r) from unnest(array['hotdash_owner', 'hotdash_app',
    'hotdash_projector', 'hotdash_auditor']) r where to_regrole(r) is null;
  insert into told select format('%s: a copy or a window that no policy guards', oid::regclass) from pg_class
    where relnamespace = 'hotdash'::regnamespace and (relkind in ('m', 'f')
      or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false));
  insert into told select format('%s: its rows are of no shop, and it is not exempt by name', oid::regclass) from things
    where kind in ('FACT', 'SHOP') and shop is null;
  insert into told select format('%s: no row-level security, or not for its owner', t.oid::regclass)
    from things t join pg_class c using (oid)
    where t.kind in ('FACT', 'SHOP') and not (c.relrowsecurity and c.relforcerowsecurity);
  if exists (select from told where breach like '%is missing') then
    return;
  end if;

  -- Its own rows; a table that refers to another comes when the other's are there.
  for thing in select * from things where kind in ('FACT', 'SHOP') and shop is not null
                order by exists (select from pg_constraint where conrelid = oid and contype = 'f'), name loop
    foreach here in array array[own, other] loop
      begin
        perform set_config('app.tenant_id', here, true);
        perform set_config('role', 'hotdash_owner', true);
        execute pg_temp.row_of(thing.oid, thing.shop, here);
        perform set_config('role', login, true);
      exception when others then
        insert into told values (format('%s: could not be tried: %s', thing.oid::regclass, sqlerrm));
      end;
    end loop;
  end loop;

  for cell in
    select t.*, who, verb, whose, pg_temp.expected(kind, name, who, verb, whose) as wanted
      from things t
      cross join unnest(array['hotdash_owner', 'hotdash_app', 'hotdash_projector', 'hotdash_auditor']) who
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) verb
      cross join unnest(array['own', 'other', 'no']) whose
     order by kind, name, who, verb, whose
  loop
    wanted := cell.wanted;
    continue when wanted = 'MAY' or cell.kind in ('FACT', 'SHOP') and cell.shop is null;
    insert into tried values (format('%s %s %s %s %s', cell.oid::regclass, cell.who, cell.verb, cell.whose, wanted));
    -- What is granted is not carried out to prove it: a truncate would lock, and columns can be granted alone.
    if wanted = 'NEVER' and (case cell.verb
         when 'TRUNCATE' then has_table_privilege(cell.who, cell.oid, 'TRUNCATE')
         when 'DELETE' then has_table_privilege(cell.who, cell.oid, 'DELETE')
         else has_any_column_privilege(cell.who, cell.oid, cell.verb) end) then
      insert into told values (format('%s: %s is granted %s', cell.oid::regclass, cell.who, cell.verb));
      continue;
    end if;
    here := case when cell.whose = 'other' then other else own end;
    outcome := pg_temp.attempt(cell.who, case when cell.whose = 'no' then '' else own end,
      pg_temp.statement(cell.oid, cell.shop, cell.who, cell.verb, here));
    continue when outcome = case wanted when 'MUST' then '1 rows' else '42501' end  -- refused
      or outcome = '0 rows' and wanted = 'NO_ROW' and cell.verb <> 'INSERT';
    insert into told values (format('%s: %s %s, %s shop: %s', cell.oid::regclass, cell.who, cell.verb, cell.whose, outcome));
  end loop;

  -- A row that one may change may not be moved into another shop.
  for cell in select t.*, who from things t, unnest(array['hotdash_owner', 'hotdash_app']) who
               where kind in ('FACT', 'SHOP') and shop is not null loop
    insert into tried values (format('%s %s move', cell.oid::regclass, cell.who));
    outcome := pg_temp.attempt(cell.who, own,
      format('update %1$s set %2$I = %3$L where %2$I = %4$L', cell.oid::regclass, cell.shop, other, own));
    if outcome <> '42501' then
      insert into told values (format('%s: %s moves a row into another shop: %s', cell.oid::regclass, cell.who, outcome));
    end if;
  end loop;
end
$$;

select 'breach ' || breach from told
union all
select format('tried %s on %s tables', (select count(*) from tried), (select count(*) from things));
rollback;
