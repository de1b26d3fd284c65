-- The one order of all facts, written by the database itself. A position is allocated while committing, under a shared
-- lock on the highest position that was there before; a follower reads up to the lowest lock. See docs/journal.md.
create table if not exists hotdash.journal (
  position bigint primary key,
  shop text not null,
  source text not null check (source in ('EVENT', 'SNAPSHOT', 'NOTIFICATION')),
  ref uuid not null,
  stream text not null,
  version bigint not null,
  type text not null,
  at timestamptz not null
);
create unique index if not exists journal_ref on hotdash.journal (ref);
create index if not exists journal_shop on hotdash.journal (shop, position);

-- A fresh sequence says last_value = 1 before its first value is taken: it is spent here, so that event 1 is position 2
-- and a cursor of 1 stands before everything.
do $$
begin
  if to_regclass('hotdash.journal_position') is null then
    create sequence hotdash.journal_position owned by hotdash.journal.position;
    perform nextval('hotdash.journal_position');
  end if;
end
$$;

create or replace function hotdash.journal_write(
  shop text, source text, ref uuid, stream text, version bigint, type text, at timestamptz
) returns void language plpgsql set search_path = pg_catalog, pg_temp as $f$
begin
  if current_setting('journal.tx', true) is distinct from pg_current_xact_id()::text then
    -- Once a transaction, and before its first position.
    perform pg_advisory_xact_lock_shared((74::bigint << 56) | last_value) from hotdash.journal_position;
    perform set_config('journal.tx', pg_current_xact_id()::text, true);
  end if;
  insert into hotdash.journal (position, shop, source, ref, stream, version, type, at)
  values (nextval('hotdash.journal_position'), shop, source, ref, stream, version, type, at);
end
$f$;

create or replace function hotdash.journal_event() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $f$
begin
  perform hotdash.journal_write(
    new.tenant_id, 'EVENT', new.id, new.stream_id, new.version, new.type, new.timestamp);
  return null;
end
$f$;

-- Archived copies are the same events again, tombstones are failed appends: neither happened.
drop trigger if exists journal_event on hotdash.mt_events;
create constraint trigger journal_event after insert on hotdash.mt_events
  deferrable initially deferred for each row
  when (not new.is_archived and new.type <> 'tombstone') execute function hotdash.journal_event();

-- Every position up to this one is committed and visible to a snapshot taken after the call, or never will be.
create or replace function hotdash.journal_horizon() returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $f$
declare
  highest bigint;
  lowest_open bigint;
begin
  -- In this order: what is allocated after the first line is above it.
  select last_value into highest from hotdash.journal_position;
  select min(((classid::bigint & 16777215) << 32) | objid::bigint) into lowest_open
    from pg_locks
   where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 24) = 74
     and database = (select oid from pg_database where datname = current_database());
  return least(highest, coalesce(lowest_open, highest));
end
$f$;

-- Cursors that left the house name the epoch: where the database is another one (restored, copied, promoted), the
-- positions may mean other facts, and the epoch is a new one.
create table if not exists hotdash.journal_epoch (
  only_row boolean primary key default true check (only_row),
  epoch uuid not null,
  place text not null
);

create or replace function hotdash.journal_epoch() returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $f$
declare
  here text;
  present uuid;
begin
  select format('%s/%s/%s', (pg_control_system()).system_identifier, oid,
                substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))
    into here from pg_database where datname = current_database();
  insert into hotdash.journal_epoch as e (epoch, place) values (gen_random_uuid(), here)
    on conflict (only_row) do update set epoch = gen_random_uuid(), place = here where e.place <> here;
  select epoch into present from hotdash.journal_epoch;
  return present;
end
$f$;

-- For the script that restores an older state of the very same database.
create or replace function hotdash.journal_begin_epoch() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $f$
  delete from hotdash.journal_epoch;
$f$;
