-- Rows that are no facts: keys, membership, and what the demo shop's tools were asked.

-- R5: at most one open approval for a (tool, target).
create table if not exists hotdash.approval_open_targets (
  shop text not null,
  tool text not null,
  target text not null,
  approval_id text not null,
  primary key (shop, tool, target)
);
create index if not exists approval_open_targets_approval on hotdash.approval_open_targets (shop, approval_id);

-- Every version that a shop's policy for approvals has had: a decision that obeyed an earlier one cannot be committed.
create table if not exists hotdash.policy_versions (
  shop text not null,
  version int not null,
  primary key (shop, version)
);

-- A command that was answered, for 24 hours: ids and versions, never content.
create table if not exists hotdash.idempotency (
  shop text not null,
  actor_id text not null,
  key text not null,
  command text not null,
  digest text not null,
  result jsonb not null,
  at timestamptz not null default now(),
  primary key (shop, actor_id, key)
);
drop index if exists hotdash.idempotency_at;
create index if not exists idempotency_shop_at on hotdash.idempotency (shop, at);

create table if not exists hotdash.members (
  shop text not null,
  actor_id text not null,
  kind text not null,
  roles text[] not null,
  on_behalf_of text,
  name text not null,
  primary key (shop, actor_id)
);
-- Whom a credential proves: issuer and subject, as the issuer writes them; null for who has API keys or dev tokens alone.
alter table hotdash.members add column if not exists issuer text, add column if not exists subject text;
create unique index if not exists members_identity on hotdash.members (shop, issuer, subject);
-- A name is kept as the facts keep it, for it may be sealed.
do $$
begin
  if (select data_type from information_schema.columns
       where table_schema = 'hotdash' and table_name = 'members' and column_name = 'name') = 'text' then
    alter table hotdash.members alter column name type jsonb
      using jsonb_build_object('subject', 'member-' || actor_id, 'text', name);
  end if;
end
$$;

-- The id that a login was given at its first membership: it comes back to it, whoever left meanwhile.
create table if not exists hotdash.member_logins (
  shop text not null,
  issuer text not null,
  subject text not null,
  actor_id text not null,
  primary key (shop, issuer, subject)
);

create table if not exists hotdash.conversations (
  shop text not null,
  ref text not null,
  last_message text,
  triggers text[] not null default '{}',
  primary key (shop, ref)
);
-- The customer's own addresses and numbers, those included that the customer wrote: a reply may show them.
alter table hotdash.conversations add column if not exists own text[] not null default '{}';
-- What its escalation is worked out from, besides the triggers that were seen in it.
alter table hotdash.conversations
  add column if not exists sentiment text not null default 'NEUTRAL',
  add column if not exists messages int not null default 0, add column if not exists contacts int not null default 0;

-- Every call as it came, a repeated one again: what proves that nothing was done twice.
create table if not exists hotdash.tool_calls (
  id bigint generated always as identity primary key,
  shop text not null,
  tool text not null,
  idempotency_key text not null,
  approval_id text not null,
  action_id text not null,
  arguments_digest text not null,
  at timestamptz not null default clock_timestamp()
);
-- The version that had the arguments called no tool yet.
alter table hotdash.tool_calls
  drop column if exists arguments, add column if not exists approval_id text not null,
  add column if not exists action_id text not null, add column if not exists arguments_digest text not null;
create index if not exists tool_calls_key on hotdash.tool_calls (shop, idempotency_key);

-- How the demo's tools are told to fail: before the work, or by hanging after it; so many times.
create table if not exists hotdash.tool_faults (
  shop text not null,
  tool text not null,
  mode text not null check (mode in ('FAIL_BEFORE', 'HANG_AFTER')),
  remaining int not null check (remaining >= 0),
  primary key (shop, tool)
);
