-- What was stored as a fact is never changed: hotdash_app may append events, history and traces of use, and touch none again, nor
-- the journal at all. Marten's append raises the stream's version.
revoke all on all tables in schema hotdash from hotdash_app, hotdash_projector, hotdash_auditor;
revoke all on all sequences in schema hotdash from hotdash_app, hotdash_projector, hotdash_auditor;
revoke all on all functions in schema hotdash from public, hotdash_app, hotdash_projector, hotdash_auditor;

grant select, insert on hotdash.mt_events, hotdash.mt_streams, hotdash.approval_history, hotdash.tool_calls,
  hotdash.reads, hotdash.member_logins, hotdash.policy_versions to hotdash_app;
grant select, update on hotdash.tool_faults to hotdash_app;
grant select, insert, update (master_key_id, wrapped, destroyed_at) on hotdash.subject_keys to hotdash_app;
grant update (version, timestamp) on hotdash.mt_streams to hotdash_app;
grant select on hotdash.journal, hotdash.journal_epoch, hotdash.preferences to hotdash_app;
grant select, insert, update, delete
  on hotdash.approval_open_targets, hotdash.idempotency, hotdash.members, hotdash.conversations to hotdash_app;
grant select, insert, update (revoked_at) on hotdash.api_keys to hotdash_app;
grant select, insert on hotdash.tile_snapshots to hotdash_app;
grant select, insert, update on hotdash.tile_latest, hotdash.tile_days to hotdash_app;
grant select, insert, update on hotdash.notification_preferences to hotdash_app;
grant select, update (read_at, dismissed_at, archived_at) on hotdash.notifications to hotdash_app;

grant select, insert, update, delete on all tables in schema hotdash to hotdash_projector;
revoke insert, update, delete on hotdash.journal, hotdash.journal_epoch from hotdash_projector;
revoke update, delete on hotdash.mt_events, hotdash.approval_history, hotdash.reads, hotdash.tile_snapshots
  from hotdash_projector;
revoke insert, update, delete on hotdash.subject_keys from hotdash_projector;
grant update (master_key_id, wrapped) on hotdash.subject_keys to hotdash_projector;

grant select on hotdash.mt_events, hotdash.mt_streams, hotdash.journal, hotdash.approval_history, hotdash.members,
  hotdash.reads, hotdash.tile_snapshots to hotdash_auditor;

do $$
declare
  t text;
begin
  -- Documents of a shop; Marten's own (dead letters) are of none, and the projector's alone.
  for t in select relname from pg_class where relnamespace = 'hotdash'::regnamespace and relkind = 'r'
              and relname like 'mt\_doc\_%' and relforcerowsecurity loop
    execute format('grant select, insert, update, delete on hotdash.%I to hotdash_app', t);
    execute format('grant select on hotdash.%I to hotdash_auditor', t);
  end loop;
  -- A partition answers to nobody: who asks it would pass by the policies of the whole.
  for t in select inhrelid::regclass::text from pg_inherits where inhparent = 'hotdash.tile_snapshots'::regclass loop
    execute format('revoke all on %s from hotdash_app, hotdash_projector, hotdash_auditor', t);
  end loop;
  -- Marten's own functions (append, casts for indexes) run as their caller.
  for t in select oid::regprocedure::text from pg_proc
            where pronamespace = 'hotdash'::regnamespace and proname like 'mt\_%' loop
    execute format('grant execute on function %s to hotdash_app, hotdash_projector, hotdash_auditor', t);
  end loop;
end
$$;
grant usage, select on sequence hotdash.mt_events_sequence to hotdash_app, hotdash_projector;
grant usage on all sequences in schema hotdash to hotdash_projector;
revoke usage on sequence hotdash.journal_position from hotdash_projector;
grant select on sequence hotdash.journal_position to hotdash_projector;
grant execute on function hotdash.journal_horizon(), hotdash.journal_epoch() to hotdash_app, hotdash_projector;
grant execute on function hotdash.tile_partition(timestamptz) to hotdash_app, hotdash_projector;
grant execute on function hotdash.drop_tile_partitions(timestamptz) to hotdash_projector;

-- The outbox is written in the command's transaction; delivery, scheduling and nodes are the projector's.
revoke all on all tables in schema wolverine from hotdash_app, hotdash_projector;
grant select, insert, update, delete on all tables in schema wolverine to hotdash_projector;
grant usage, select on all sequences in schema wolverine to hotdash_projector;
grant select, insert, update on wolverine.wolverine_incoming_envelopes to hotdash_app;
grant select, insert on wolverine.wolverine_outgoing_envelopes to hotdash_app;
