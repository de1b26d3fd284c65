-- The approval queue: by state (or without one) in queue order, and the newest first; as keyset pages read them.
create index if not exists approval_by_state on hotdash.mt_doc_approval
  (tenant_id, state, (3 - contentpriority), (coalesce(submitted_at, created_at)), id);
create index if not exists approval_queue on hotdash.mt_doc_approval
  (tenant_id, (3 - contentpriority), (coalesce(submitted_at, created_at)), id);
create index if not exists approval_newest on hotdash.mt_doc_approval (tenant_id, created_at, id);
