-- R34: what tiles showed. One row a snapshot, in partitions of a week; raw for 90 days, by the day for ever. What a tile shows now
-- stands in a row of its own, so that the dashboard reads 16 rows however much there is behind them.
create table if not exists hotdash.tile_snapshots (
  shop text not null,
  key text not null,
  as_of timestamptz not null,
  version bigint not null,
  id uuid not null default gen_random_uuid(),
  source text not null,
  data jsonb,
  error text,
  actor_id text not null,
  recorded_at timestamptz not null,
  primary key (shop, key, as_of, version)
) partition by range (as_of);

-- Changes against a week before are worked out when it is recorded: whoever looks reads one row. The same of the anomalies that were told.
create table if not exists hotdash.tile_latest (
  shop text not null,
  key text not null,
  version bigint not null,
  as_of timestamptz not null,
  source text not null,
  data jsonb,
  changes jsonb not null,
  error text,
  told jsonb not null,
  primary key (shop, key)
) with (fillfactor = 50);

create table if not exists hotdash.tile_days (
  shop text not null,
  key text not null,
  figure text not null,
  day date not null,
  samples integer not null,
  lowest double precision not null,
  highest double precision not null,
  total double precision not null,
  last double precision not null,
  primary key (shop, key, figure, day)
);

-- The partitions of that instant's week, where one can be recorded, and of the week after it, where they are missing. Nobody has rights on a partition itself,
-- and its rows are kept apart as its parent's are. It is attached, not created in place: nobody who reads or writes waits for that.
create or replace function hotdash.tile_partition(at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $f$
declare
  week timestamp;
  name text;
begin
  if at not between now() - interval '100 days' and now() + interval '14 days' then
    return;
  end if;
  for week in select date_trunc('week', at at time zone 'UTC') + n * interval '7 days' from generate_series(0, 1) n loop
    name := 'tile_snapshots_' || to_char(week, 'YYYYMMDD');
    continue when to_regclass('hotdash.' || name) is not null;
    perform pg_advisory_xact_lock(26, 0);
    continue when to_regclass('hotdash.' || name) is not null;
    execute format('create table hotdash.%I (like hotdash.tile_snapshots including defaults)', name);
    execute format('alter table hotdash.%I enable row level security, force row level security', name);
    execute format(
      'create policy own_shop on hotdash.%I using (shop = (select current_setting(''app.tenant_id'', true)))'
      ' with check (shop = (select current_setting(''app.tenant_id'', true)))', name);
    execute format('alter table hotdash.tile_snapshots attach partition hotdash.%I for values from (%L) to (%L)',
                   name, week || '+00', week + interval '7 days' || '+00');
  end loop;
end
$f$;

-- Drops the weeks that ended by then; their days are kept. Where somebody reads for long, it fails soon and is tried again later.
create or replace function hotdash.drop_tile_partitions(before timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $f$
declare
  old regclass;
  dropped integer := 0;
begin
  for old in
    select inhrelid::regclass from pg_inherits join pg_class c on c.oid = inhrelid
     where inhparent = 'hotdash.tile_snapshots'::regclass
       and to_date(right(c.relname, 8), 'YYYYMMDD') + 7 <= (before at time zone 'UTC')::date
     order by c.relname loop
    execute format('drop table %s', old);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$f$;

create or replace function hotdash.journal_tile_snapshot() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $f$
begin
  perform hotdash.journal_write(
    new.shop, 'SNAPSHOT', new.id, 'tile-' || new.key, new.version, 'tile_snapshot_recorded.v1', new.recorded_at);
  return null;
end
$f$;
do $$
begin
  if not exists (select from pg_trigger where tgrelid = 'hotdash.tile_snapshots'::regclass and tgname = 'journal_tile_snapshot') then
    create constraint trigger journal_tile_snapshot after insert on hotdash.tile_snapshots
      deferrable initially deferred for each row execute function hotdash.journal_tile_snapshot();
  end if;
end
$$;
