-- How each person wants the dashboard, for whoever asks in SQL: the documents that are written with the facts, by name. Who has
-- chosen nothing has no row, and the defaults of R40.
create or replace view hotdash.preferences with (security_invoker = true) as
select tenant_id as shop,
       substr(id, length('preferences-') + 1) as person,
       (data ->> 'version')::int as version,
       array(select jsonb_array_elements_text(data -> 'order')) as tile_order,
       array(select jsonb_array_elements_text(data -> 'hidden')) as hidden,
       data -> 'values' ->> 'theme' as theme,
       data -> 'values' ->> 'view' as view,
       data -> 'values' ->> 'density' as density,
       (data -> 'values' ->> 'autoRefresh')::bool as auto_refresh,
       (data -> 'values' ->> 'autoRefreshSeconds')::int as auto_refresh_seconds,
       (data -> 'values' ->> 'backlogThreshold')::int as backlog_threshold,
       data -> 'values' ->> 'timeZone' as time_zone
  from hotdash.mt_doc_preferences;
