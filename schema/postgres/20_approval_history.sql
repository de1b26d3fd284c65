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
  tools text[] not null,
  digest text not null,
  revision integer not null,
  reason jsonb,
  correlation_id text,
  causation_id text,
  data jsonb not null
);
create unique index if not exists approval_history_stream on hotdash.approval_history (shop, approval_id, version);
create index if not exists approval_history_actor on hotdash.approval_history (shop, actor_id, at);
create index if not exists approval_history_at on hotdash.approval_history (shop, at);
