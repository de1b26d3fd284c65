-- What proves an agent: the key itself is nowhere, only its SHA-256. Issued and revoked by facts of the stream of that id.
create table if not exists hotdash.api_keys (
  shop text not null,
  id text not null,
  hash bytea not null,
  prefix text not null,
  agent_id text not null,
  name text not null,
  roles text[] not null,
  issued_at timestamptz not null,
  issued_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (shop, id)
);
-- Whoever shows a key says nothing of its shop: the projector's role looks it up among all.
create unique index if not exists api_keys_hash on hotdash.api_keys (hash);

-- What stands in an address once, where a browser can send no header: what its owner's credential proved, no secret.
create table if not exists hotdash.tickets (
  hash bytea primary key,
  shop text not null,
  actor_id text,
  issuer text,
  subject text,
  key_hash text,
  good_until timestamptz,
  expires_at timestamptz not null
);
create index if not exists tickets_expires_at on hotdash.tickets (expires_at);

-- Every node hears at the commit that somebody may do less (or more) from now on. In the writing transaction, unlike the
-- journal's: members and keys change seldom, and this must not be lost.
create or replace function hotdash.tell_credentials_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('hotdash_credentials', coalesce(new.shop, old.shop));
  return null;
end
$$;
create or replace trigger tell_credentials_changed after insert or update or delete on hotdash.members
  for each row execute function hotdash.tell_credentials_changed();
create or replace trigger tell_credentials_changed after insert or delete or update of roles, expires_at, revoked_at
  on hotdash.api_keys for each row execute function hotdash.tell_credentials_changed();
