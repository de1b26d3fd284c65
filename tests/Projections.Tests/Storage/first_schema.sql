-- Puts what later versions changed back into its first form, each thing as the earliest version had it; rows stay.
set role hotdash_owner;

alter table hotdash.approval_history
  add column action text not null default 'x', drop column priority, drop column urgency, drop column risk_level,
  drop column drafted_by, drop column created_at, drop column queued_at, drop column rank;
drop index hotdash.approval_history_stream;
create unique index approval_history_stream on hotdash.approval_history (shop, approval_id, version);

alter table hotdash.mt_doc_approval drop column claimuntil;
create index mt_doc_approval_idx_urgency on hotdash.mt_doc_approval (urgency);
drop index hotdash.approval_by_state, hotdash.approval_queue, hotdash.approval_newest;
drop index if exists hotdash.approval_drafter;
create index approval_by_state on hotdash.mt_doc_approval
  (tenant_id, state, (3 - contentpriority), (coalesce(submitted_at, created_at)), id);
create index approval_queue on hotdash.mt_doc_approval
  (tenant_id, (3 - contentpriority), (coalesce(submitted_at, created_at)), id);

drop index hotdash.idempotency_shop_at;
create index idempotency_at on hotdash.idempotency (at);
alter table hotdash.tool_calls
  drop column approval_id, drop column action_id, drop column arguments_digest, add column arguments jsonb not null;
drop table hotdash.tool_faults, hotdash.dev_token_key, hotdash.reads;

update hotdash.schema_applied set hash = 'first';
reset role;
