-- Traces of use: who read which history, opened whose personal text, exported, when; refusals too. Never the text itself.
-- One row a request, committed before its answer leaves; a subscription has one when it begins and more as it goes on.
create table if not exists hotdash.reads (
  id uuid not null,
  shop text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_kind text not null,
  on_behalf_of text,
  roles text[] not null,
  stage text not null,
  kinds text[] not null,
  fields text[] not null,
  approvals text[] not null,
  transport text not null,
  operation text not null,
  trace_id text not null,
  messages bigint not null default 0,
  -- Ids rise with time. One index alone: every answer that tells something waits for its row.
  primary key (shop, id)
);
