-- Run by the configured login, which may create roles; all else is run as hotdash_owner.
-- Roles belong to the server and locks to a database, so two databases may be made at once: hence the exceptions.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('hotdash_owner', 'nologin'),
      ('hotdash_app', 'nologin'),
      ('hotdash_projector', 'nologin bypassrls'),
      ('hotdash_auditor', 'nologin')) as roles (name, options)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.options);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, wanted.name, 'member') then
      execute format('grant %I to current_user', wanted.name);
    end if;
  end loop;
  execute format('grant create on database %I to hotdash_owner', current_database());
end
$$;

create schema if not exists hotdash authorization hotdash_owner;
create schema if not exists wolverine authorization hotdash_owner;
grant usage on schema hotdash to hotdash_app, hotdash_projector, hotdash_auditor;
grant usage on schema wolverine to hotdash_app, hotdash_projector;
