-- R50..R53: notifications are rows, not events. Who is told of what, one row for each; what waits for a digest has not come
-- ("shown_at" is null) and points to it once it has.
create table if not exists hotdash.notifications (
  id uuid primary key,
  shop text not null,
  recipient text not null,
  dedup_key text not null,
  topic text,
  kind text not null,
  priority text not null,
  title text not null,
  message text not null,
  action_label text,
  action_target text,
  source text not null,
  cause text,
  cause_ended_at timestamptz,
  channels text[] not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  shown_at timestamptz,
  digest_id uuid,
  read_at timestamptz,
  dismissed_at timestamptz,
  archived_at timestamptz
);
-- R51: one event notifies a person at most once.
create unique index if not exists notifications_once on hotdash.notifications (shop, recipient, dedup_key);
create index if not exists notifications_list on hotdash.notifications (shop, recipient, shown_at, id)
  where shown_at is not null;
create index if not exists notifications_unread on hotdash.notifications (shop, recipient, expires_at)
  where shown_at is not null and read_at is null and archived_at is null;
create index if not exists notifications_waiting on hotdash.notifications (due_at)
  where shown_at is null and digest_id is null;
create index if not exists notifications_cause on hotdash.notifications (shop, cause)
  where cause is not null and cause_ended_at is null;
create index if not exists notifications_digest on hotdash.notifications (shop, digest_id) where digest_id is not null;

create or replace function hotdash.journal_notification() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $f$
begin
  perform hotdash.journal_write(
    new.shop, 'NOTIFICATION', new.id, 'notifications-' || new.recipient, 1, 'notification_shown.v1', new.shown_at);
  return null;
end
$f$;

-- What waits is never shown itself: it comes within its digest, which is a row of its own.
drop trigger if exists journal_notification on hotdash.notifications;
create constraint trigger journal_notification after insert on hotdash.notifications
  deferrable initially deferred for each row
  when (new.shown_at is not null) execute function hotdash.journal_notification();

-- How persons want them, as their last fact left it; who has chosen nothing has no row.
create table if not exists hotdash.notification_preferences (
  shop text not null,
  actor_id text not null,
  channels text[] not null,
  topics text[] not null,
  frequency text not null,
  quiet_on boolean not null,
  -- HH:mm.
  quiet_from text not null,
  quiet_until text not null,
  primary key (shop, actor_id)
);

-- Whoever is a member before anything is consumed: what was before is nobody's news.
insert into hotdash.journal_consumers (name, position, reached)
  select 'notifications', at, at from hotdash.journal_horizon() as at on conflict do nothing;
