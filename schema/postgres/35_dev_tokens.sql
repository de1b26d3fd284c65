-- What signs tokens in Development: made once, the same for every process on this database, read by the projector alone.
create table if not exists hotdash.dev_token_key (
  only_row boolean primary key default true check (only_row),
  key bytea not null
);
insert into hotdash.dev_token_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  on conflict do nothing;
