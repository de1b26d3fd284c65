-- Earlier versions gave these names to sums and coalesces: made anew.
do $$
declare
  earlier regclass;
begin
  for earlier in select indexrelid::regclass from pg_index
                  where indexrelid in (to_regclass('hotdash.approval_by_state'), to_regclass('hotdash.approval_queue'))
                    and pg_get_indexdef(indexrelid) like '%COALESCE(%' loop
    execute format('drop index %s', earlier);
  end loop;
end
$$;

-- The approval queue: by state, by drafter or without either in queue order, and the newest first; as keyset pages read them.
-- Rank and instant by cases: row-level security lets no index answer a sum or a coalesce, and a deep page read all before it.
create index if not exists approval_by_state on hotdash.mt_doc_approval
  (tenant_id, state, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_queue on hotdash.mt_doc_approval
  (tenant_id, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_drafter on hotdash.mt_doc_approval
  (tenant_id, drafted_byid, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_kind on hotdash.mt_doc_approval
  (tenant_id, contentkind, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_urgency on hotdash.mt_doc_approval
  (tenant_id, urgency, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_risk on hotdash.mt_doc_approval
  (tenant_id, risk_level, (case contentpriority when 3 then 0 when 2 then 1 when 1 then 2 else 3 end),
   (case when submitted_at is null then created_at else submitted_at end), id);
create index if not exists approval_newest on hotdash.mt_doc_approval (tenant_id, created_at, id);
create index if not exists approval_drafter_newest on hotdash.mt_doc_approval (tenant_id, drafted_byid, created_at, id);
