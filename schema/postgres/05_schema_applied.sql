-- What was applied last: a start that expects the same does nothing.
create table if not exists hotdash.schema_applied (
  only_row boolean primary key default true check (only_row),
  hash text not null,
  at timestamptz not null
);
