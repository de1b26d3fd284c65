-- One data key a subject, for ever: what names a person is sealed under it, apart from the facts, and erased with it. The key is
-- wrapped under a master key that is stored nowhere here; once destroyed, the row stays and no key of the subject comes again.
create table if not exists hotdash.subject_keys (
  shop text not null,
  subject text not null,
  key_id text not null,
  master_key_id text,
  wrapped bytea,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (shop, subject),
  check ((wrapped is null) = (destroyed_at is not null) and (wrapped is null) = (master_key_id is null))
);
