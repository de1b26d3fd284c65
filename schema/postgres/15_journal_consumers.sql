-- Where each consumer of the journal stands. Its row is locked by whoever works on it, and moved in the transaction that holds what
-- was made of the facts. Facts up to "reached" were consumed once: whoever moves "position" back has them made anew, and tells nobody.
create table if not exists hotdash.journal_consumers (
  name text primary key,
  position bigint not null,
  reached bigint not null
);

-- Facts of which a consumer could make nothing. They are tried again at every start; each time it is said aloud.
create table if not exists hotdash.journal_set_aside (
  consumer text not null,
  position bigint not null,
  shop text not null,
  failure text not null,
  at timestamptz not null,
  primary key (consumer, position)
);
