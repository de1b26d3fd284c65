-- R60: one row for every event of every approval, written in the event's own transaction, kept for ever. Its order is
-- the journal's: journal.ref = event_id.
create table if not exists hotdash.approval_history (
  event_id uuid primary key,
  shop text not null,
  approval_id text not null,
  version bigint not null,
  type text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_kind text not null,
  role text,
  on_behalf_of text,
  state text not null,
  kind text not null,
  priority text not null,
  urgency text not null,
  risk_level text not null,
  drafted_by text not null,
  created_at timestamptz not null,
  queued_at timestamptz not null,
  rank integer not null,
  tools text[] not null,
  digest text not null,
  revision integer not null,
  reason jsonb,
  correlation_id text,
  causation_id text,
  data jsonb not null
);

-- A table of an earlier version lacks what lists filter and sort by. The facts tell it, as they tell it to the fold: the
-- last one up to the row's own that says it. Its owner sees no row while row-level security is forced: 40 forces it anew.
do $$
begin
  if exists (select from pg_attribute where attrelid = 'hotdash.approval_history'::regclass and attname = 'rank') then
    return;
  end if;
  alter table hotdash.approval_history
    no force row level security, drop column if exists action, add column priority text, add column urgency text,
    add column risk_level text, add column drafted_by text, add column created_at timestamptz,
    add column queued_at timestamptz, add column rank integer;
  update hotdash.approval_history h
     set priority = told.priority, urgency = told.urgency, risk_level = told.risk_level, drafted_by = told.drafted_by,
         created_at = told.created_at, queued_at = coalesce(told.submitted_at, told.created_at),
         rank = case told.priority when 'URGENT' then 0 when 'HIGH' then 1 when 'MEDIUM' then 2 when 'LOW' then 3 end
    from (
      select r.event_id,
             min(f.actor_id) filter (where f.type = 'approval_drafted.v1') as drafted_by,
             min(f.at) filter (where f.type = 'approval_drafted.v1') as created_at,
             max(f.at) filter (where f.type = 'approval_submitted.v1') as submitted_at,
             (array_agg(f.data #>> '{content,priority}' order by f.version desc) filter
               (where f.type in ('approval_drafted.v1', 'approval_edited.v1')))[1] as priority,
             (array_agg(f.data ->> 'riskLevel' order by f.version desc) filter
               (where f.type in ('approval_drafted.v1', 'approval_submitted.v1', 'approval_edited.v1')))[1] as risk_level,
             coalesce((array_agg(f.data ->> 'urgency' order by f.version desc) filter
               (where f.type in ('approval_submitted.v1', 'approval_urgency_raised.v1')))[1], 'NORMAL') as urgency
        from hotdash.approval_history r
        join hotdash.approval_history f using (shop, approval_id)
       where f.version <= r.version group by r.event_id) told
   where told.event_id = h.event_id;
  alter table hotdash.approval_history
    alter column priority set not null, alter column urgency set not null, alter column risk_level set not null,
    alter column drafted_by set not null, alter column created_at set not null, alter column queued_at set not null,
    alter column rank set not null;
end
$$;

-- What earlier versions called so had no instant.
do $$
begin
  if pg_get_indexdef(to_regclass('hotdash.approval_history_stream')) not like '%INCLUDE (at)' then
    drop index hotdash.approval_history_stream;
  end if;
end
$$;
-- With the instant, so that "had another fact come by then?" is answered by the index alone.
create unique index if not exists approval_history_stream on hotdash.approval_history (shop, approval_id, version)
  include (at);
create index if not exists approval_history_actor on hotdash.approval_history (shop, actor_id, at);
create index if not exists approval_history_at on hotdash.approval_history (shop, at);
-- Lists as of an instant, in their two orders, and in plain columns: row-level security lets an index answer only what
-- surely leaks nothing, which sums and functions do not. A page of 51 among 98,488 rows of the shop took 1.3 to 1.6 ms
-- at any depth with them, 100 to 250 ms without; they add 340 bytes of WAL to the 1,500 of a row.
create index if not exists approval_history_queue on hotdash.approval_history (shop, rank, queued_at, approval_id);
-- How much there was to read, in characters, where a person decided; and which are check items, which count as nobody's work.
alter table hotdash.approval_history add column if not exists characters integer, add column if not exists planted boolean;
-- What persons decided on somebody's work, the latest first: agent records read 200 of an agent, and count up to 10,000.
create index if not exists approval_history_decided on hotdash.approval_history (shop, drafted_by, at)
  include (approval_id, version, type)
  where type in ('approval_given.v1', 'approval_approved.v1', 'approval_rejected.v1')
    and actor_kind <> 'SYSTEM' and planted is not true;
create index if not exists approval_history_undone on hotdash.approval_history (shop, approval_id, version)
  where type = 'approval_undone.v1';
create index if not exists approval_history_checks on hotdash.approval_history (shop)
  where type = 'approval_check_item_ended.v1';
-- What the dashboard asks of the last days.
create index if not exists approval_history_outcomes on hotdash.approval_history (shop, at)
  include (type, queued_at, actor_kind, planted)
  where type in ('approval_approved.v1', 'approval_rejected.v1', 'approval_applied.v1');
create index if not exists approval_history_agents on hotdash.approval_history (shop, at, version) where actor_kind = 'AGENT';
create index if not exists approval_history_newest on hotdash.approval_history (shop, created_at, approval_id);
